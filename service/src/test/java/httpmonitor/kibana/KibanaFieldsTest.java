package httpmonitor.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.kibana.MappedFields.Mapped;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every field that a saved object uses exists in the index templates, and is of a type that can do what is asked of it.
 */
class KibanaFieldsTest {

    private static final String RECORDS = "___records___";

    /** A field in front of one of KQL's operators. */
    private static final Pattern COMPARED = Pattern.compile("([@\\w.]+)\\s*(:|>=|<=|>|<)");

    private List<SavedObject> objects = List.of();

    /** By {@code type/id} of the data view. */
    private final Map<String, Map<String, Mapped>> fields = new HashMap<>();

    @BeforeEach
    void read() throws IOException {
        objects = SavedObject.all();
        for (SavedObject view : ofType("index-pattern")) {
            fields.put(
                    view.toString(),
                    MappedFields.of(view.attributes().path("title").asText()));
        }
    }

    @Test
    void columnsOfLensPanels() {
        for (SavedObject dashboard : ofType("dashboard")) {
            SavedObject.elements(dashboard.attributes().path("panelsJSON"))
                    .flatMap(LensLayer::of)
                    .forEach(layer -> layer.columns().forEach(column -> check(layer, column)));
        }
    }

    private void check(LensLayer layer, JsonNode column) {
        String operation = column.path("operationType").asText();
        String field = column.path("sourceField").asText();
        switch (operation) {
            case "static_value" -> assertThat(field).isEmpty();
            case "count" -> assertThat(field).isEqualTo(RECORDS);
            case "date_histogram" -> assertThat(field(layer, field).isDate()).isTrue();
            case "sum", "percentile" ->
                assertThat(field(layer, field).isNumber()).isTrue();
            case "max" -> {
                Mapped mapped = field(layer, field);
                assertThat(mapped.isDate())
                        .isEqualTo(column.path("dataType").asText().equals("date"));
                assertThat(mapped.isText()).isFalse();
            }
            case "terms", "unique_count" ->
                assertThat(field(layer, field).isText()).isTrue();
            default -> throw new AssertionError(layer + ": nothing is known of " + operation);
        }
        checkQuery(layer.dataView(), column.at("/filter/query").asText());
    }

    @Test
    void columnsAndOrderOfSavedSearches() {
        for (SavedObject search : ofType("search")) {
            String view =
                    Objects.requireNonNull(search.references().get("kibanaSavedObjectMeta.searchSourceJSON.index"));
            search.attributes().path("columns").forEach(column -> field(view, column.asText()));
            search.attributes()
                    .path("sort")
                    .forEach(sort -> assertThat(
                                    field(view, sort.path(0).asText()).aggregatable())
                            .isTrue());
            checkQuery(
                    view,
                    search.attributes()
                            .at("/kibanaSavedObjectMeta/searchSourceJSON/query/query")
                            .asText());
        }
    }

    @Test
    void labelsAndFormatsOfDataViews() {
        for (SavedObject view : ofType("index-pattern")) {
            assertThat(fields.get(view.toString()))
                    .containsKey(view.attributes().path("timeFieldName").asText());
            for (String member : List.of("fieldAttrs", "fieldFormatMap")) {
                view.attributes().path(member).fieldNames().forEachRemaining(name -> field(view.toString(), name));
            }
        }
    }

    /** The queries compare nothing but numbers. */
    private void checkQuery(String view, String query) {
        Matcher compared = COMPARED.matcher(query);
        while (compared.find()) {
            assertThat(field(view, compared.group(1)).isNumber()).as(query).isTrue();
        }
    }

    private Mapped field(LensLayer layer, String name) {
        Mapped mapped = field(layer.dataView(), name);
        assertThat(mapped.aggregatable()).as(layer + ": " + name).isTrue();
        return mapped;
    }

    private Mapped field(String view, String name) {
        assertThat(fields).containsKey(view);
        assertThat(fields.get(view)).as(view).containsKey(name);
        return Objects.requireNonNull(Objects.requireNonNull(fields.get(view)).get(name));
    }

    private List<SavedObject> ofType(String type) {
        return objects.stream().filter(object -> object.type().equals(type)).toList();
    }
}
