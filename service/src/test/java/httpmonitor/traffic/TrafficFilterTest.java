package httpmonitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficFilter.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficFilterTest {

    @ParameterizedTest
    @CsvSource({
        "section=/api, SECTION, false, /api",
        "section!=/api, SECTION, true, /api",
        "client=10.0.0.7, CLIENT, false, 10.0.0.7",
        "status=404, STATUS, false, 404",
        "status!=5xx, STATUS, true, 5xx",
        "method=GET, METHOD, false, GET",
        "host=shop.example, HOST, false, shop.example",
        "url=/a=b!=c, URL, false, /a=b!=c",
        "url==x, URL, false, =x",
        "section=, SECTION, false, ''"
    })
    void theFirstEqualsSignDividesFieldAndValue(String text, Field field, boolean excluded, String value) {
        assertThat(Condition.parse(text)).isEqualTo(new Condition(field, excluded, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "section", "=x", "section<5", "!section"})
    void whatIsNoConditionIsRefused(String text) {
        assertThatThrownBy(() -> Condition.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FIELD=VALUE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sektion=x", "Section=x", "!=x", "bytes!=5"})
    void anUnknownFieldIsRefusedWithThoseThatThereAre(String text) {
        assertThatThrownBy(() -> Condition.parse(text))
                .hasMessageContaining("section, client, status, method, host, url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5XX", "xx", "55xx", "4x4", "404 ", "-1", "123456", ""})
    void aStatusIsACodeOrAClass(String status) {
        assertThatThrownBy(() -> Condition.parse("status=" + status))
                .hasMessageContaining("404")
                .hasMessageContaining("5xx");
    }

    @Test
    void itReadsAsUsersWriteIt() {
        assertThat(new TrafficFilter(List.of(Condition.parse("status!=5xx"), Condition.parse("url=/a"))))
                .hasToString("status!=5xx url=/a");
        assertThat(TrafficFilter.NONE).hasToString("");
    }
}
