package httpmonitor.elastic.admin;

import static httpmonitor.elastic.rest.Json.object;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.rest.Json;
import httpmonitor.http.JsonBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A file of Kibana's saved objects, one a line, and the tag that identifies this file in Kibana.
 *
 * @param text the file
 * @param references type and id of each object
 */
record ObjectFile(String text, List<Map<String, Object>> references) {

    private static final String TAG = "httpmonitor";

    ObjectFile {
        references = List.copyOf(references);
    }

    static ObjectFile read(Path ndjson) throws IOException {
        String text = Files.readString(ndjson);
        List<Map<String, Object>> references = new ArrayList<>();
        for (String line : text.lines().toList()) {
            JsonNode json = Json.MAPPER.readTree(line);
            references.add(object(
                    "type", json.path("type").asText(), "id", json.path("id").asText()));
        }
        return new ObjectFile(text, references);
    }

    int objects() {
        return references.size();
    }

    /** The request for all objects and the tag. */
    String exportRequest() {
        List<Map<String, Object>> all = new ArrayList<>(references);
        all.add(object("type", "tag", "id", TAG));
        return JsonBody.of(object("objects", all, "excludeExportDetails", true));
    }

    /** Whether exported objects, one a line, have the tag of this file. */
    boolean isOrigin(String exported) throws IOException {
        for (String line : exported.lines().toList()) {
            JsonNode json = Json.MAPPER.readTree(line);
            if (json.path("type").asText().equals("tag")) {
                return json.at("/attributes/description").asText().equals(origin());
            }
        }
        return false;
    }

    /** The file, followed by the tag. */
    String withOrigin() {
        Map<String, Object> tag = object(
                "id",
                TAG,
                "type",
                "tag",
                "coreMigrationVersion",
                "8.8.0",
                "typeMigrationVersion",
                "8.0.0",
                "attributes",
                object("name", "HttpMonitor", "description", origin(), "color", "#0077cc"),
                "references",
                List.of());
        return text + JsonBody.of(tag) + "\n";
    }

    private String origin() {
        return "Objects of file " + UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
    }
}
