package httpmonitor.accesslog;

/** What a line of an access log turned out to be. */
public sealed interface ParsedLine permits AccessLogEntry, ParsedLine.Unparsed, ParsedLine.Skipped {

    /**
     * A line that is no hit; it is kept aside, never thrown away.
     *
     * @param reason why, as a short English phrase without any text of the line, for example {@code "no time in brackets"}
     */
    record Unparsed(String reason) implements ParsedLine {}

    /** An empty line or the header of a CSV file: it stands for nothing. */
    enum Skipped implements ParsedLine {
        EMPTY,
        CSV_HEADER
    }
}
