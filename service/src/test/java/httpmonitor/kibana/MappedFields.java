package httpmonitor.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The fields that the index templates define, by the index pattern of a data view. */
final class MappedFields {

    private static final Path TEMPLATES =
            Path.of(System.getProperty("httpmonitor.home", "..")).resolve("logstash/templates");

    /** Which template holds the mapping of which indices. */
    private static final Map<String, String> FILES = Map.of(
            "access-log-*", "hit.component.json",
            "httpmonitor-unparsed", "unparsed.index.json",
            "httpmonitor-heartbeat", "heartbeat.index.json");

    /**
     * A field as it is mapped.
     *
     * @param type Elasticsearch's name of the type
     * @param aggregatable whether it has doc values
     */
    record Mapped(String type, boolean aggregatable) {

        boolean isDate() {
            return type.equals("date");
        }

        boolean isNumber() {
            return type.equals("long") || type.equals("short");
        }

        boolean isText() {
            return type.equals("keyword") || type.equals("ip");
        }
    }

    private MappedFields() {}

    /** Full names of the fields to how they are mapped. */
    static Map<String, Mapped> of(String indexPattern) throws IOException {
        String file = FILES.get(indexPattern);
        if (file == null) {
            throw new IllegalArgumentException("no template is known for " + indexPattern);
        }
        Map<String, Mapped> fields = new HashMap<>();
        collect(
                "",
                new ObjectMapper().readTree(TEMPLATES.resolve(file).toFile()).at("/template/mappings/properties"),
                fields);
        return fields;
    }

    private static void collect(String prefix, JsonNode properties, Map<String, Mapped> fields) {
        properties.properties().forEach(property -> {
            String name = prefix + property.getKey();
            JsonNode mapping = property.getValue();
            if (mapping.has("type")) {
                fields.put(
                        name,
                        new Mapped(
                                mapping.path("type").asText(),
                                mapping.path("doc_values").asBoolean(true)));
            }
            collect(name + ".", mapping.path("properties"), fields);
        });
    }
}
