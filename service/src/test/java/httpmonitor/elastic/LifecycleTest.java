package httpmonitor.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {

    @ParameterizedTest
    @CsvSource({"PT24H, 2d", "PT36H, 3d", "PT720H, 31d", "PT720H1S, 32d"})
    void aDayIsDeletedOnceItHasBeenOverForTheRetention(Duration keep, String age) {
        JsonNode policy = Json.MAPPER.valueToTree(Lifecycle.body(keep));
        assertThat(policy.at("/policy/phases/delete/min_age").asText()).isEqualTo(age);
        assertThat(policy.at("/policy/phases/delete/actions/delete").isObject()).isTrue();
    }

    @Test
    void daysHaveALifecycleAndNothingElseHas() {
        IndexNames names = IndexNames.of("web-*");
        List<TemplateFiles.IndexTemplate> templates = TemplateFiles.of(names, "policy");
        JsonNode daily = templates.getFirst().body();
        assertThat(daily.at("/index_patterns/0").asText()).isEqualTo("web-*");
        assertThat(daily.at("/template/settings/index/lifecycle"))
                .isEqualTo(Json.MAPPER.createObjectNode().put("name", "policy").put("parse_origination_date", true));
        assertThat(templates)
                .filteredOn(one -> one.body().toString().contains("lifecycle"))
                .hasSize(1);
    }
}
