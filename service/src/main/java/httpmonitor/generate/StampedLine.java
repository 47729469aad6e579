package httpmonitor.generate;

import httpmonitor.accesslog.SourceParser;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.LogTimeReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of some log, and where its time stands: the first place, in JSON all of them. All else in it stays as it is,
 * byte by byte, the fraction of a second and the time's zone too.
 *
 * @param line one character for each byte
 * @param epochSecond the time that it bears, in seconds since the epoch
 * @param stamps where that time stands, in the order of the line
 */
record StampedLine(String line, long epochSecond, List<Stamp> stamps) {

    /**
     * Where a time may begin: a day, a date with the year in front, or seconds since the epoch, whole or in smaller
     * units.
     */
    private static final Pattern TIME = Pattern.compile("(?<![\\d/])\\d{1,2}/[A-Za-z]{3}/\\d{4}[: ]\\d\\d:\\d\\d:\\d\\d"
            + "|(?<![\\d/-])\\d{4}([-/])\\d\\d\\1\\d\\d[Tt \\t]\\d\\d:\\d\\d:\\d\\d"
            + "|(?<![\\d./-])\\d{9,10}(?:\\d{3}|\\d{6}|\\d{9})?(?!\\d)");

    private static final long SECONDS_PER_HOUR = 3_600;
    private static final long MOST_HOURS = 18;
    private static final int EPOCH_DIGITS = 10;

    /**
     * A time in the line, without fraction and zone; {@code offset}: seconds east of UTC, for one that is written as a
     * date.
     */
    record Stamp(int from, int to, String text, long offset) {

        String at(long epochSecond) {
            if (text.length() - EPOCH_DIGITS <= 9 && text.chars().allMatch(Character::isDigit)) {
                return epochSecond + text.substring(Math.min(text.length(), EPOCH_DIGITS));
            }
            String clf = LogTime.at(epochSecond, ZoneOffset.ofTotalSeconds((int) offset));
            return text.substring(0, 3).indexOf('/') > 0 ? clf(clf) : iso(epochSecond);
        }

        private String clf(String full) {
            int day = text.indexOf('/') == 1 && full.startsWith("0") ? 1 : 0;
            char between = text.charAt(text.length() - "HH:mm:ss".length() - 1);
            return full.substring(day, "dd/Mon/yyyy".length()) + between + full.substring(12, 20);
        }

        private String iso(long epochSecond) {
            String iso = Instant.ofEpochSecond(epochSecond + offset).toString();
            return iso.substring(0, 10).replace('-', text.charAt(4)) + text.charAt(10) + iso.substring(11, 19);
        }
    }

    /**
     * The line with its time, empty where it is not a hit, or its time is not found; {@code parser} has read those in
     * front of it.
     */
    static Optional<StampedLine> of(SourceParser parser, byte[] line) {
        if (!(parser.parse(line, 0, line.length) instanceof AccessLogEntry entry)) {
            return Optional.empty();
        }
        String text = new String(line, StandardCharsets.ISO_8859_1);
        List<Stamp> stamps = stamps(line, text, entry.epochSecond());
        return stamps.isEmpty() ? Optional.empty() : Optional.of(new StampedLine(text, entry.epochSecond(), stamps));
    }

    /** The line with another time. */
    String at(long newEpochSecond) {
        StringBuilder text = new StringBuilder(line);
        stamps.reversed().forEach(stamp -> text.replace(stamp.from(), stamp.to(), stamp.at(newEpochSecond)));
        return text.toString();
    }

    private static List<Stamp> stamps(byte[] line, String text, long epochSecond) {
        boolean all = text.stripLeading().startsWith("{");
        List<Stamp> stamps = new ArrayList<>();
        Matcher time = TIME.matcher(text);
        while (time.find() && (all || stamps.isEmpty())) {
            stamp(line, time, epochSecond).ifPresent(stamps::add);
        }
        return stamps;
    }

    /** A time that names no zone is the hit's where a zone makes it that. */
    private static Optional<Stamp> stamp(byte[] line, Matcher time, long epochSecond) {
        LogTimeReader reader = new LogTimeReader(ZoneOffset.UTC.getRules());
        String text = time.group();
        boolean digits = text.chars().allMatch(Character::isDigit);
        boolean isTime = reader.read(line, time.start(), digits ? time.end() : line.length);
        long local = digits ? reader.epochSecond() : localSecond(text);
        long offset = digits ? 0 : local - epochSecond;
        boolean same = reader.hasZone() ? reader.epochSecond() == epochSecond : isZone(offset);
        return isTime && same ? Optional.of(new Stamp(time.start(), time.end(), text, offset)) : Optional.empty();
    }

    private static long localSecond(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        LogTimeReader reader = new LogTimeReader(ZoneOffset.UTC.getRules());
        return reader.readDate(bytes, 0, bytes.length) ? reader.epochSecond() : 0;
    }

    private static boolean isZone(long offset) {
        return Math.abs(offset) <= MOST_HOURS * SECONDS_PER_HOUR && offset % (SECONDS_PER_HOUR / 4) == 0;
    }
}
