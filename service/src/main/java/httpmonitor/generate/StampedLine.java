package httpmonitor.generate;

import httpmonitor.accesslog.AccessLogParser;
import httpmonitor.accesslog.line.AccessLogEntry;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of some log, and where its time stands. All else in it stays as it is, byte by byte, the time's zone too. */
final class StampedLine {

    private static final Pattern BRACKETED =
            Pattern.compile("\\[(\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4})]");

    private static final String COLUMN = "(?:\"(?:[^\"\\\\]|\\\\.|\"\")*+\"|[^\",]*+)";
    private static final Pattern CSV = Pattern.compile(COLUMN + "," + COLUMN + "," + COLUMN + ",\"?(\\d++)");

    private final byte[] line;
    private final long epochSecond;
    private final int from;
    private final int to;

    /** Where the line's time is bracketed: its zone. */
    private final Optional<ZoneOffset> zone;

    private StampedLine(byte[] line, long epochSecond, Matcher stamp, Optional<ZoneOffset> zone) {
        this.line = line;
        this.epochSecond = epochSecond;
        this.from = stamp.start(1);
        this.to = stamp.end(1);
        this.zone = zone;
    }

    /** The line with its time, empty where it is no hit. */
    static Optional<StampedLine> of(byte[] line) {
        return AccessLogParser.parse(line, 0, line.length) instanceof AccessLogEntry entry
                ? located(line, entry.epochSecond())
                : Optional.empty();
    }

    /** The time that it bears, in seconds since the epoch. */
    long epochSecond() {
        return epochSecond;
    }

    /** Appends it with another time, without a newline. */
    void append(LineBuffer lines, long newEpochSecond) {
        lines.span(line, 0, from);
        lines.text(zone.map(it -> LogTime.at(newEpochSecond, it)).orElseGet(() -> Long.toString(newEpochSecond)));
        lines.span(line, to, line.length - to);
    }

    private static Optional<StampedLine> located(byte[] line, long epochSecond) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        Matcher bracketed = BRACKETED.matcher(text);
        while (bracketed.find()) {
            Optional<OffsetDateTime> time = time(bracketed.group(1));
            if (time.isPresent() && time.get().toEpochSecond() == epochSecond) {
                return Optional.of(new StampedLine(line, epochSecond, bracketed, time.map(OffsetDateTime::getOffset)));
            }
        }
        Matcher csv = CSV.matcher(text);
        return csv.lookingAt()
                ? Optional.of(new StampedLine(line, epochSecond, csv, Optional.empty()))
                : Optional.empty();
    }

    private static Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, LogTime.FORMAT));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
