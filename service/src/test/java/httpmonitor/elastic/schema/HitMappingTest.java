package httpmonitor.elastic.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Who may add hits may also change their mapping. */
class HitMappingTest {

    @Test
    void oursIsOurs() {
        assertThat(HitMapping.difference(ours())).isEmpty();
    }

    @Test
    void furtherFieldsHideNothing() {
        ObjectNode mappings = ours();
        mappings.withObject("/properties/theirs").put("type", "keyword");
        mappings.withObject("/runtime/theirs_too").put("type", "keyword");
        assertThat(HitMapping.difference(mappings)).isEmpty();
    }

    @Test
    void aRuntimeFieldOfTheNameOfAStoredOneIsNamed() {
        ObjectNode mappings = ours();
        mappings.withObject("/runtime/section").put("type", "keyword");
        assertThat(HitMapping.difference(mappings)).contains("section is a runtime field, which hides what was stored");
    }

    @Test
    void aNestedFieldIsFoundByItsFullName() {
        ObjectNode mappings = ours();
        mappings.withObject("/runtime").putObject("http.response.status_code").put("type", "long");
        assertThat(HitMapping.difference(mappings).orElse(""))
                .startsWith("http.response.status_code is a runtime field");
    }

    @Test
    void aFieldOfAnotherTypeAndAMissingOneAreNamed() {
        ObjectNode other = ours();
        other.withObject("/properties/section").put("type", "text");
        assertThat(HitMapping.difference(other)).contains("section is of type text instead of keyword");
        ObjectNode missing = ours();
        missing.withObject("/properties").remove("section");
        assertThat(HitMapping.difference(missing)).contains("section is not mapped");
    }

    private static ObjectNode ours() {
        return ((ObjectNode) TemplateFiles.hit().at("/template/mappings")).deepCopy();
    }
}
