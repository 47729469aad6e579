package httpmonitor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import httpmonitor.accesslog.AccessLogParser;
import httpmonitor.accesslog.SourceParser;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.elastic.write.ShippedDocument;

/** What {@code ship} makes of a line, in the corpus's terms. */
final class ShippedLine {

    private ShippedLine() {}

    static JsonNode of(byte[] line) {
        return node(AccessLogParser.parse(line, 0, line.length));
    }

    /** What it makes of the next line of a source. */
    static JsonNode of(SourceParser source, byte[] line) {
        return node(source.parse(line, 0, line.length));
    }

    private static JsonNode node(ParsedLine parsed) {
        return switch (parsed) {
            case AccessLogEntry hit -> ShippedDocument.of(hit);
            case ParsedLine.Unparsed unparsed ->
                JsonNodeFactory.instance.objectNode().put("unparsed", unparsed.reason());
            case ParsedLine.Skipped skipped -> JsonNodeFactory.instance.nullNode();
            case ParsedLine.Part part -> JsonNodeFactory.instance.nullNode();
        };
    }
}
