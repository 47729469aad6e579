package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.query.search.UnparsedSearch.Unparsed;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.traffic.TrafficSnapshot.UnparsedLine;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts the unparsed lines, and reads the newest one's reason. */
public record UnparsedSearch() implements Search<Unparsed> {

    /** Their number, and the newest line. */
    public record Unparsed(long lines, Optional<UnparsedLine> newest) {}

    @Override
    public String index() {
        return IndexNames.UNPARSED;
    }

    @Override
    public Map<String, Object> body() {
        return object(
                "size",
                1,
                "track_total_hits",
                true,
                "_source",
                List.of("error.message", "log.file.path", "log.offset"),
                "sort",
                List.of(Search.sorted(DocumentField.TIMESTAMP, "desc", "date")));
    }

    @Override
    public Unparsed read(JsonNode response) throws TrafficUnavailableException {
        JsonNode newest = response.at("/hits/hits/0/_source");
        return new Unparsed(
                SearchAnswer.total(response), newest.isMissingNode() ? Optional.empty() : Optional.of(line(newest)));
    }

    /** Other writers may leave fields out. */
    private static UnparsedLine line(JsonNode source) {
        OptionalLong offset = SearchAnswer.whole(source.at("/log/offset"));
        return new UnparsedLine(
                source.at("/error/message").asText("no reason given"),
                source.at("/log/file/path").asText("-"),
                offset.orElse(-1) < 0 ? OptionalLong.empty() : offset);
    }
}
