package httpmonitor.accesslog.line;

/** The result of parsing a line of an access log. */
public sealed interface ParsedLine permits AccessLogEntry, ParsedLine.Unparsed, ParsedLine.Skipped, ParsedLine.Part {

    /**
     * A line that is no hit. It is stored apart from the hits.
     *
     * @param reason a short English phrase without any text of the line, for example
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
     * A part of a line that a container's log has cut, but not the last one, which gives the result. The lines of a
     * container's two streams may lie between each other's parts.
     */
    enum Part implements ParsedLine {
        STANDARD_OUTPUT,
        STANDARD_ERROR,
        DOCKERS_OUTPUT,
        DOCKERS_ERROR
    }
}
