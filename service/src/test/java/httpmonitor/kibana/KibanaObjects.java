package httpmonitor.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes {@code kibana/httpmonitor.ndjson}, which Kibana imports, from {@code kibana/source}, which people read.
 *
 * <p>In the sources every member is plain JSON, and a dashboard names its panels, each of which is a file of its own.
 * Kibana wants some members as strings that hold JSON, and every reference of a panel once more in the dashboard's own
 * list.
 */
final class KibanaObjects {

    /** What Kibana stores as a string that holds JSON. */
    static final Set<String> ENCODED = Set.of(
            "panelsJSON",
            "optionsJSON",
            "searchSourceJSON",
            "fields",
            "fieldAttrs",
            "fieldFormatMap",
            "runtimeFieldMap",
            "sourceFilters",
            "typeMeta");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER =
            Path.of(System.getProperty("httpmonitor.home", "..")).resolve("kibana");

    private KibanaObjects() {}

    /** Writes the file again; run it in the folder {@code service}. */
    public static void main(String[] args) throws IOException {
        Files.writeString(file(), ndjson());
    }

    /** What Kibana imports: one object a line. */
    static Path file() {
        return FOLDER.resolve("httpmonitor.ndjson");
    }

    /** What the file must hold. */
    static String ndjson() throws IOException {
        return sources().stream().map(source -> source + "\n").collect(Collectors.joining());
    }

    private static List<JsonNode> sources() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER.resolve("source"))) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<JsonNode> objects = new ArrayList<>();
        for (Path file : files) {
            objects.add(imported((ObjectNode) JSON.readTree(file.toFile())));
        }
        return objects;
    }

    private static ObjectNode imported(ObjectNode object) throws IOException {
        if (object.at("/attributes/panelsJSON") instanceof ArrayNode places) {
            ArrayNode panels = JSON.createArrayNode();
            for (JsonNode place : places) {
                panels.add(panel(place, object.withArray("references")));
            }
            ((ObjectNode) object.get("attributes")).set("panelsJSON", panels);
        }
        encode((ObjectNode) object.get("attributes"));
        return object;
    }

    /** A panel at its place on the grid; what it refers to is added to the dashboard's references. */
    private static ObjectNode panel(JsonNode place, ArrayNode references) throws IOException {
        String id = place.path("panel").asText();
        ObjectNode panel = (ObjectNode)
                JSON.readTree(FOLDER.resolve("source/panels/" + id + ".json").toFile());
        panel.put("panelIndex", id);
        ObjectNode grid = panel.putObject("gridData");
        for (String side : List.of("x", "y", "w", "h")) {
            grid.set(side, place.get(side));
        }
        grid.put("i", id);
        JsonNode saved = panel.remove("savedObject");
        if (saved != null) {
            String name = "panel_" + id;
            panel.put("panelRefName", name);
            addReference(references, id + ":" + name, saved);
        }
        for (JsonNode reference : panel.at("/embeddableConfig/attributes/references")) {
            addReference(references, id + ":" + reference.path("name").asText(), reference);
        }
        return panel;
    }

    private static void addReference(ArrayNode references, String name, JsonNode target) {
        references
                .addObject()
                .put("name", name)
                .put("type", target.path("type").asText())
                .put("id", target.path("id").asText());
    }

    private static void encode(ObjectNode attributes) {
        for (String name : ENCODED) {
            JsonNode value = attributes.get(name);
            if (value != null) {
                attributes.put(name, value.toString());
            }
        }
        if (attributes.get("kibanaSavedObjectMeta") instanceof ObjectNode meta) {
            encode(meta);
        }
    }
}
