package httpmonitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.traffic.TrafficFilter.Comparison;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficFilter.Field;
import java.util.Arrays;
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
        "section=, SECTION, false, ''",
        "agent=Mozilla/5.0 (X11; a<b), AGENT, false, Mozilla/5.0 (X11; a<b)",
        "referrer!=https://a.example/?b=c, REFERRER, true, https://a.example/?b=c"
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
    @CsvSource({
        "duration>500ms, MORE, 500000000",
        "duration>=2s, AT_LEAST, 2000000000",
        "duration<1m30s, LESS, 90000000000",
        "duration<=0s, AT_MOST, 0",
        "duration<=999999999d, AT_MOST, 9223372036854775807"
    })
    void aDurationIsHeldAgainstATime(String text, Comparison comparison, long nanos) {
        Condition condition = Condition.parse(text);

        assertThat(condition.comparison()).isEqualTo(comparison);
        assertThat(condition.nanos()).isEqualTo(nanos);
        assertThat(condition).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "duration=5s, 'compared with >, >=, < or <=, as in duration>500ms, not with ='",
        "duration!=5s, 'not with !='",
        "duration>, ''''' is not a duration: write it like 500ms'",
        "duration>5, '''5'' is not a duration'",
        "duration>-5s, '''-5s'' is not a duration'",
        "duration>>5s, '''>5s'' is not a duration'",
        "duration=>5s, 'not with ='",
        "duration>999999999999d999999999999d, is not a duration",
        "status>500, 'a status has no order: write FIELD=VALUE or FIELD!=VALUE, not ''status>500'''",
        "dauer>5s, there is no field 'dauer'"
    })
    void aWrongComparisonIsRefusedWithTheRightOne(String text, String reason) {
        assertThatThrownBy(() -> Condition.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aShareOfSlowHitsIsOneOfThoseThatHaveADuration() {
        assertThat(new Counting(filter("section=/api", "duration>500ms"), true).whole())
                .isEqualTo(filter("section=/api", "duration>=0s"));
        assertThat(new Counting(filter("section=/api", "status=5xx"), true).whole())
                .isEqualTo(TrafficFilter.NONE);
    }

    private static TrafficFilter filter(String... conditions) {
        return new TrafficFilter(Arrays.stream(conditions).map(Condition::parse).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5XX", "xx", "55xx", "4x4", "404 ", "-1", "123456", ""})
    void aStatusIsACodeOrAClass(String status) {
        assertThatThrownBy(() -> Condition.parse("status=" + status))
                .hasMessageContaining("404")
                .hasMessageContaining("5xx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "123456", "-32768"})
    void aStatusThatAnotherWriterStoredCanBeLookedInto(String status) {
        assertThat(HitList.STATUS.only(SampleTraffic.group(status, 1, 2, 3, 4))).hasToString("status=" + status);
    }

    @Test
    void itReadsAsUsersWriteIt() {
        assertThat(new TrafficFilter(List.of(Condition.parse("status!=5xx"), Condition.parse("url=/a"))))
                .hasToString("status!=5xx url=/a");
        assertThat(TrafficFilter.NONE).hasToString("");
    }
}
