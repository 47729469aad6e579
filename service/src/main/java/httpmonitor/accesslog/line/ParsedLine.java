package httpmonitor.accesslog.line;

/** What a line of an access log turned out to be. */
public sealed interface ParsedLine permits AccessLogEntry, ParsedLine.Unparsed, ParsedLine.Skipped, ParsedLine.Part {

    /**
     * A line that is not a hit; it is kept aside, never thrown away.
     *
     * @param reason why, as a short English phrase without any text of the line, for example
     *     {@code "no time in brackets"}
     */
    record Unparsed(String reason) implements ParsedLine {}

    /** A line without content: an empty one, a header, or a line that a journal adds. */
    enum Skipped implements ParsedLine {
        EMPTY,
        CSV_HEADER,
        W3C_HEADER,
        JOURNAL_FIELD
    }

    /**
     * The first parts of a line that a container's log has cut: what they stand for is known when the last one is read.
     */
    enum Part implements ParsedLine {
        GOES_ON
    }
}
