package httpmonitor.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One line of the file that Kibana imports, its encoded members decoded again. */
record SavedObject(JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All of the file. */
    static List<SavedObject> all() throws IOException {
        return Files.readAllLines(KibanaObjects.file()).stream()
                .map(SavedObject::parsed)
                .toList();
    }

    private static SavedObject parsed(String line) {
        ObjectNode object = (ObjectNode) tree(line);
        decode((ObjectNode) object.get("attributes"));
        return new SavedObject(object);
    }

    private static void decode(ObjectNode attributes) {
        for (String name : KibanaObjects.ENCODED) {
            if (attributes.has(name)) {
                attributes.set(name, tree(attributes.get(name).textValue()));
            }
        }
        if (attributes.get("kibanaSavedObjectMeta") instanceof ObjectNode meta) {
            decode(meta);
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String type() {
        return json.path("type").asText();
    }

    String id() {
        return json.path("id").asText();
    }

    JsonNode attributes() {
        return json.path("attributes");
    }

    /** What it refers to: {@code type/id} by the name that is used inside. */
    Map<String, String> references() {
        return references(json.path("references"));
    }

    /** The same for a list of references anywhere. */
    static Map<String, String> references(JsonNode list) {
        return elements(list)
                .collect(Collectors.toMap(
                        reference -> reference.path("name").asText(),
                        reference -> reference.path("type").asText() + "/"
                                + reference.path("id").asText()));
    }

    static java.util.stream.Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Override
    public String toString() {
        return type() + "/" + id();
    }
}
