package httpmonitor.elastic.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.traffic.AgentCatalog;
import httpmonitor.traffic.AgentKind;
import httpmonitor.traffic.FurtherLists.Agent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentFileTest {

    private static final AgentCatalog CATALOG = AgentFile.read();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"
                        + "|Chrome 126|BROWSER",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 Edg/125.0.1|Edge 125|BROWSER",
                "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0|Firefox 127|BROWSER",
                "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1|Safari 17|BROWSER",
                "Mozilla/5.0 AppleWebKit/537.36 (compatible; Googlebot/2.1) Chrome/126.0.0.0 Safari/537.36|Googlebot|BOT",
                "Mozilla/5.0 (compatible; SomeNewBot/1.0; +http://example/)|SomeNewBot|BOT",
                "Mozilla/5.0 (compatible; UptimeRobot/2.0)|UptimeRobot|TOOL",
                "curl/8.5.0|curl 8|TOOL",
                "CURL/8.5.0|curl 8|TOOL",
                "Go-http-client/1.1|Go-http-client 1|TOOL",
                "Chrome/99999999999|Chrome|BROWSER",
                "MyApp/3.1|MyApp/3.1|UNKNOWN",
                "-|-|UNKNOWN"
            })
    void aClientHasTheNameOfTheFirstLineThatFits(String agent, String name, AgentKind kind) {
        assertThat(CATALOG.named(Map.of(agent, 3L), 10)).containsExactly(new Agent(name, kind, 3));
    }

    @Test
    void agentsOfOneNameAreSummedUpAndTheBusiestComeFirst() {
        Map<String, Long> hits = new LinkedHashMap<>();
        hits.put("b", 3L);
        hits.put("curl/8.5.0", 2L);
        hits.put("a", 3L);
        hits.put("curl/8.6.0", 2L);
        hits.put("c", 1L);

        assertThat(CATALOG.named(hits, 3))
                .containsExactly(
                        new Agent("curl 8", AgentKind.TOOL, 4),
                        new Agent("a", AgentKind.UNKNOWN, 3),
                        new Agent("b", AgentKind.UNKNOWN, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot\tgooglebot", "bot googlebot Googlebot", "robot\tx\ty", "bot\t\ty"})
    void whatIsNoRuleIsRefused(String line) {
        assertThatThrownBy(() -> new AgentCatalog(List.of(line))).isInstanceOf(IllegalArgumentException.class);
    }
}
