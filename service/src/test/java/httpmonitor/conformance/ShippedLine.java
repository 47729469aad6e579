package httpmonitor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import httpmonitor.accesslog.AccessLogParser;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.elastic.ShippedDocument;

/** What {@code ship} makes of a line, in the corpus's terms. */
final class ShippedLine {

    private ShippedLine() {}

    static JsonNode of(byte[] line) {
        return switch (AccessLogParser.parse(line, 0, line.length)) {
            case AccessLogEntry hit -> ShippedDocument.of(hit);
            case ParsedLine.Unparsed unparsed ->
                JsonNodeFactory.instance.objectNode().put("unparsed", unparsed.reason());
            case ParsedLine.Skipped skipped -> JsonNodeFactory.instance.nullNode();
            case ParsedLine.Part part -> JsonNodeFactory.instance.nullNode();
        };
    }
}
