package httpmonitor.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One layer of a Lens panel: columns over one data view.
 *
 * @param where for messages
 * @param dataView {@code type/id}
 * @param json Lens' own state of the layer
 */
record LensLayer(String where, String dataView, JsonNode json) {

    /** All layers of a panel; none where it is no Lens panel. */
    static Stream<LensLayer> of(JsonNode panel) {
        JsonNode attributes = panel.at("/embeddableConfig/attributes");
        Map<String, String> references = SavedObject.references(attributes.path("references"));
        return attributes.at("/state/datasourceStates/formBased/layers").properties().stream()
                .map(layer -> new LensLayer(
                        panel.path("panelIndex").asText() + "/" + layer.getKey(),
                        Objects.requireNonNull(
                                references.get("indexpattern-datasource-layer-" + layer.getKey()),
                                () -> "a layer without data view: " + layer.getKey()),
                        layer.getValue()));
    }

    List<String> columnIds() {
        return json.path("columns").properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The columns that read a field, or the records themselves. */
    List<JsonNode> columns() {
        return json.path("columns").properties().stream()
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public String toString() {
        return where;
    }
}
