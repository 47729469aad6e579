package httpmonitor.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KibanaObjectsTest {

    private static final int GRID_COLUMNS = 48;

    /**
     * The last versions at which Kibana 9.5 keeps each type in the form that is used here; newer ones it derives
     * itself.
     */
    private static final Map<String, String> VERSIONS =
            Map.of("dashboard", "10.3.0", "index-pattern", "8.0.0", "search", "10.5.0");

    private List<SavedObject> objects = List.of();

    @BeforeEach
    void read() throws IOException {
        objects = SavedObject.all();
    }

    @Test
    void theImportedFileIsWhatTheSourcesSay() throws IOException {
        assertThat(Files.readString(KibanaObjects.file()))
                .as("run httpmonitor.kibana.KibanaObjects, see kibana/README.md")
                .isEqualTo(KibanaObjects.ndjson());
    }

    @Test
    void idsAreUniqueAndOurOwn() {
        assertThat(objects).extracting(SavedObject::toString).doesNotHaveDuplicates();
        assertThat(objects).extracting(SavedObject::id).allMatch(id -> id.startsWith("httpmonitor"));
        assertThat(objects)
                .extracting(SavedObject::toString)
                .contains("dashboard/httpmonitor", "index-pattern/httpmonitor-access-log", "search/httpmonitor-hits");
    }

    @Test
    void versionsAreSet() {
        for (SavedObject object : objects) {
            assertThat(object.json().path("coreMigrationVersion").asText()).isEqualTo("8.8.0");
            assertThat(object.json().path("typeMigrationVersion").asText())
                    .as(object.toString())
                    .isEqualTo(VERSIONS.get(object.type()));
        }
    }

    @Test
    void encodedMembersAreStringsThatHoldJson() throws IOException {
        for (String line : Files.readAllLines(KibanaObjects.file())) {
            JsonNode attributes = new ObjectMapper().readTree(line).path("attributes");
            for (String name : KibanaObjects.ENCODED) {
                List<JsonNode> values = attributes.findValues(name);
                assertThat(values).as(name).allMatch(JsonNode::isTextual);
                for (JsonNode value : values) {
                    assertThat(new ObjectMapper().readTree(value.textValue()).isContainerNode())
                            .as(name)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everyReferenceResolvesWithinTheFile() {
        Set<String> known = new HashSet<>();
        objects.forEach(object -> known.add(object.toString()));
        for (SavedObject object : objects) {
            assertThat(known)
                    .as(object.toString())
                    .containsAll(object.references().values());
        }
    }

    @Test
    void everyNameOfAReferenceIsUsedAndDefined() {
        for (SavedObject object : objects) {
            assertThat(usedNames(object))
                    .as(object.toString())
                    .isEqualTo(object.references().keySet());
        }
    }

    @Test
    void dataViewsAreForOurIndicesByTimestamp() {
        assertThat(ofType("index-pattern"))
                .extracting(view -> view.attributes().path("title").asText())
                .containsExactlyInAnyOrder("access-log-*", "httpmonitor-unparsed", "httpmonitor-heartbeat");
        assertThat(ofType("index-pattern"))
                .extracting(view -> view.attributes().path("timeFieldName").asText())
                .containsOnly("@timestamp");
    }

    @Test
    void panelsFitTheGridWithoutOverlap() {
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : panels()) {
            JsonNode grid = panel.path("gridData");
            assertThat(grid.path("i").asText())
                    .isEqualTo(panel.path("panelIndex").asText());
            for (int x = grid.path("x").asInt();
                    x < grid.path("x").asInt() + grid.path("w").asInt();
                    x++) {
                assertThat(x).as(grid.path("i").asText()).isBetween(0, GRID_COLUMNS - 1);
                for (int y = grid.path("y").asInt();
                        y < grid.path("y").asInt() + grid.path("h").asInt();
                        y++) {
                    assertThat(taken.add(x + "," + y))
                            .as(grid.path("i").asText())
                            .isTrue();
                }
            }
        }
        assertThat(taken).as("no holes").hasSize(GRID_COLUMNS * lowestEdge());
    }

    @Test
    void panelsOfOneKindOnlyWhereTheirColumnsExist() {
        for (JsonNode panel : panels()) {
            List<String> columns = LensLayer.of(panel)
                    .flatMap(layer -> layer.columnIds().stream())
                    .toList();
            assertThat(columns).as(panel.path("panelIndex").asText()).doesNotHaveDuplicates();
            LensLayer.of(panel)
                    .forEach(layer -> assertThat(texts(layer.json().path("columnOrder")))
                            .as(layer.toString())
                            .isEqualTo(layer.columnIds()));
            JsonNode visualization = panel.at("/embeddableConfig/attributes/state/visualization");
            List<String> used = new ArrayList<>();
            for (String name : List.of("columnId", "forAccessor", "metricAccessor", "xAccessor", "splitAccessor")) {
                used.addAll(visualization.findValuesAsText(name));
            }
            visualization.findValues("accessors").forEach(accessors -> used.addAll(texts(accessors)));
            assertThat(columns).as(panel.path("panelIndex").asText()).containsAll(used);
            assertThat(used).as(panel.path("panelIndex").asText()).containsAll(columns);
        }
    }

    @Test
    void theDashboardShowsTheThreshold() {
        JsonNode panel = panels().stream()
                .filter(candidate -> candidate.path("panelIndex").asText().equals("hits-per-second"))
                .findFirst()
                .orElseThrow();
        assertThat(panel.findValuesAsText("layerType")).contains("referenceLine");
        assertThat(panel.findValuesAsText("value")).containsExactly("10");
        assertThat(panel.findValuesAsText("timeScale")).containsExactly("s");
    }

    /** Statuses from 600 on are of no class: the program counts them as other ones. */
    @Test
    void noClassOfStatusesIsOpenAtItsEnd() {
        List<String> classes = panels().stream()
                .flatMap(panel -> panel.findValuesAsText("query").stream())
                .filter(query -> query.contains("status_code >="))
                .toList();
        assertThat(classes).isNotEmpty().allMatch(query -> query.contains("and http.response.status_code <"));
    }

    @Test
    void nothingOfOtherProductsIsLeft() throws IOException {
        assertThat(Files.readString(KibanaObjects.file()).toLowerCase(java.util.Locale.ROOT))
                .doesNotContain(
                        "nginx", "apache", "logs-*", "metrics-*", "data_stream", "migrationversion\":{", "[logs");
    }

    /** The names by which an object refers to others, found where they are used. */
    private static Set<String> usedNames(SavedObject object) {
        Set<String> names = new HashSet<>(object.attributes().findValuesAsText("indexRefName"));
        for (JsonNode panel : object.attributes().path("panelsJSON")) {
            String prefix = panel.path("panelIndex").asText() + ":";
            panel.findValuesAsText("panelRefName").forEach(name -> names.add(prefix + name));
            LensLayer.of(panel)
                    .map(layer -> layer.where().substring(layer.where().indexOf('/') + 1))
                    .forEach(layer -> names.add(prefix + "indexpattern-datasource-layer-" + layer));
        }
        return names;
    }

    private List<JsonNode> panels() {
        return ofType("dashboard")
                .flatMap(
                        dashboard -> SavedObject.elements(dashboard.attributes().path("panelsJSON")))
                .toList();
    }

    private int lowestEdge() {
        return panels().stream()
                .map(panel -> panel.path("gridData"))
                .mapToInt(grid -> grid.path("y").asInt() + grid.path("h").asInt())
                .max()
                .orElse(0);
    }

    private Stream<SavedObject> ofType(String type) {
        return objects.stream().filter(object -> object.type().equals(type));
    }

    private static List<String> texts(JsonNode list) {
        return SavedObject.elements(list).map(JsonNode::asText).toList();
    }
}
