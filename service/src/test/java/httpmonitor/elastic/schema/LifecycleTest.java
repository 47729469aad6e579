package httpmonitor.elastic.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.rest.Json;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {

    @ParameterizedTest
    @CsvSource({"PT24H, 1", "PT36H, 2", "PT720H, 30", "PT720H1S, 31"})
    void aRetentionIsWholeDaysRoundedUp(Duration keep, long days) {
        assertThat(Lifecycle.days(keep)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"31d, 31", "744h, 31", "2678400000ms, 31", "47h, 1", "forever, "})
    void anAgeIsReadInEveryUnit(String text, Long days) {
        assertThat(AgeText.days(text)).isEqualTo(days == null ? OptionalLong.empty() : OptionalLong.of(days));
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
