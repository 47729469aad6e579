package httpmonitor.generate;

import httpmonitor.accesslog.line.LogTimeReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time in a line of some log: the first place where it stands, in JSON all of them. */
final class LineTime {

    /**
     * Where a time may begin: a day, a date with the year in front, or seconds since the epoch, whole or in smaller
     * units.
     */
    private static final Pattern TIME = Pattern.compile("(?<![\\d/])\\d{1,2}/[A-Za-z]{3}/\\d{4}[: ]\\d\\d:\\d\\d:\\d\\d"
            + "|(?<![\\d/-])\\d{4}([-/])\\d\\d\\1\\d\\d[Tt \\t]\\d\\d:\\d\\d:\\d\\d"
            + "|(?<![\\d./-])(?<epoch>\\d{9,10}(?:\\d{3}|\\d{6}|\\d{9})?)(?!\\d)");

    private static final long QUARTER_HOUR = 900;
    private static final long LARGEST_OFFSET = 18 * 4 * QUARTER_HOUR;
    private static final int EPOCH_DIGITS = 10;

    private LineTime() {}

    /**
     * The line with another time, one character for each byte. All else in it stays as it is, the fraction of a second
     * and the zone too.
     */
    static String moved(byte[] line, long epochSecond, long newEpochSecond) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        boolean isJson = text.stripLeading().startsWith("{");
        StringBuilder moved = new StringBuilder();
        int done = 0;
        Matcher time = TIME.matcher(text);
        while ((isJson || done == 0) && time.find()) {
            OptionalLong offset = offset(line, time, epochSecond);
            if (offset.isPresent()) {
                moved.append(text, done, time.start()).append(like(time, newEpochSecond, offset.getAsLong()));
                done = time.end();
            }
        }
        return moved.append(text, done, text.length()).toString();
    }

    /**
     * Seconds east of UTC of a time that is the hit's; empty where it is another time. One that names no zone is the
     * hit's where a zone makes it that.
     */
    private static OptionalLong offset(byte[] line, Matcher time, long epochSecond) {
        LogTimeReader reader = new LogTimeReader(ZoneOffset.UTC.getRules());
        boolean isEpoch = time.group("epoch") != null;
        boolean isTime = reader.read(line, time.start(), isEpoch ? time.end() : line.length);
        boolean hasZone = reader.hasZone();
        boolean isSame = reader.epochSecond() == epochSecond;
        if (isEpoch || !isTime) {
            return isTime && isSame ? OptionalLong.of(0) : OptionalLong.empty();
        }
        boolean isDate = reader.readDate(line, time.start(), time.end()); // without its zone
        long offset = reader.epochSecond() - epochSecond;
        boolean isZone = Math.abs(offset) <= LARGEST_OFFSET && offset % QUARTER_HOUR == 0;
        return isDate && (hasZone ? isSame : isZone) ? OptionalLong.of(offset) : OptionalLong.empty();
    }

    /** Another time as this one is written. */
    private static String like(Matcher time, long epochSecond, long offset) {
        String text = time.group();
        if (time.group("epoch") != null) {
            return epochSecond + text.substring(Math.min(text.length(), EPOCH_DIGITS));
        }
        int slash = text.indexOf('/');
        boolean isDayFirst = slash == 1 || slash == 2;
        String date = isDayFirst ? "dd/MMM/uuuu".substring(2 - slash) : "uuuu-MM-dd".replace('-', text.charAt(4));
        char between = text.charAt(text.length() - "HH:mm:ss".length() - 1);
        return DateTimeFormatter.ofPattern(date + "'" + between + "'HH:mm:ss", Locale.US)
                .format(LocalDateTime.ofEpochSecond(epochSecond + offset, 0, ZoneOffset.UTC));
    }
}
