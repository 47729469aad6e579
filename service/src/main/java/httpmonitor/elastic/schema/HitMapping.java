package httpmonitor.elastic.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares mappings with that of hits in our component template. */
final class HitMapping {

    private HitMapping() {}

    /**
     * The first difference to our mapping, in the fields that pollers use.
     *
     * @param mappings of an index, or of an index that does not exist yet
     * @return for example {@code section is a runtime field}; empty where it has all our fields and nothing hides them
     */
    static Optional<String> difference(JsonNode mappings) {
        Map<String, String> ours = types(TemplateFiles.hit().at("/template/mappings"));
        Map<String, String> theirs = types(mappings);
        for (String field : ours.keySet()) {
            if (mappings.path("runtime").has(field)) {
                return Optional.of(field + " is a runtime field, which hides what was stored");
            }
        }
        for (Map.Entry<String, String> field : ours.entrySet()) {
            String type = theirs.get(field.getKey());
            if (type == null) {
                return Optional.of(field.getKey() + " is not mapped");
            }
            if (!type.equals(field.getValue())) {
                return Optional.of(field.getKey() + " is of type " + type + " instead of " + field.getValue());
            }
        }
        return Optional.empty();
    }

    /** The type of each field by its full name. */
    private static Map<String, String> types(JsonNode mappings) {
        Map<String, String> types = new TreeMap<>();
        collect("", mappings.path("properties"), types);
        return types;
    }

    private static void collect(String prefix, JsonNode properties, Map<String, String> types) {
        properties.properties().forEach(field -> {
            String name = prefix + field.getKey();
            JsonNode type = field.getValue().get("type");
            if (type != null) {
                types.put(name, type.asText());
            }
            collect(name + ".", field.getValue().path("properties"), types);
        });
    }
}
