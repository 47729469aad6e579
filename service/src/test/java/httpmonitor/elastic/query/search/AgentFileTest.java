package httpmonitor.elastic.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.traffic.AgentCatalog;
import httpmonitor.traffic.AgentKind;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitGroup.Agent;
import httpmonitor.traffic.SampleTraffic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
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
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)"
                        + "|GPTBot|BOT",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Claude-User/1.0)|Claude-User|BOT",
                "Mozilla/5.0 (Linux; Android 6.0.1) Chrome/126.0.0.0 Mobile Safari/537.36 (compatible; GoogleOther)"
                        + "|GoogleOther|BOT",
                "curl/8.5.0|curl 8|TOOL",
                "CURL/8.5.0|curl 8|TOOL",
                "Go-http-client/1.1|Go-http-client 1|TOOL",
                "Chrome/99999999999|Chrome|BROWSER",
                "MyApp/3.1|MyApp/3.1|UNKNOWN",
                "-|-|UNKNOWN"
            })
    void aClientHasTheNameOfTheFirstLineThatFits(String agent, String name, AgentKind kind) {
        assertThat(CATALOG.named(List.of(hits(agent, 3)), 10)).containsExactly(agent(name, kind, 3, agent));
    }

    @Test
    void agentsOfOneNameAreSummedUpAndTheBusiestComeFirst() {
        List<HitGroup> hits =
                List.of(hits("b", 3), hits("curl/8.5.0", 2), hits("a", 3), hits("curl/8.6.0", 2), hits("c", 1));

        assertThat(CATALOG.named(hits, 3))
                .containsExactly(
                        agent("curl 8", AgentKind.TOOL, 4, "curl/8.5.0", "curl/8.6.0"),
                        agent("a", AgentKind.UNKNOWN, 3, "a"),
                        agent("b", AgentKind.UNKNOWN, 3, "b"));
    }

    private static HitGroup hits(String agent, long hits) {
        return SampleTraffic.group(agent, hits, 10 * hits, hits, 1);
    }

    private static HitGroup agent(String name, AgentKind kind, long hits, String... texts) {
        return new HitGroup(
                name,
                hits,
                10 * hits,
                hits,
                texts.length,
                OptionalLong.empty(),
                Optional.of(new Agent(kind, List.of(texts))));
    }

    /** A line below one that always fits first would never count. */
    @Test
    void everyLineOfTheFileCounts() throws IOException {
        for (String line : rules()) {
            String[] columns = line.split("\t+", -1);
            HitGroup named = CATALOG.named(List.of(hits(columns[1], 1)), 1).getFirst();

            assertThat(named.value()).as(line).isEqualTo(columns[2].equals("*") ? columns[1] : columns[2]);
            assertThat(named.agent().orElseThrow().kind().label()).as(line).isEqualTo(columns[0]);
        }
    }

    private static List<String> rules() throws IOException {
        try (InputStream in = Objects.requireNonNull(AgentFile.class.getResourceAsStream("agents.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot\tgooglebot", "bot googlebot Googlebot", "robot\tx\ty", "bot\t\ty"})
    void whatIsNoRuleIsRefused(String line) {
        assertThatThrownBy(() -> new AgentCatalog(List.of(line))).isInstanceOf(IllegalArgumentException.class);
    }
}
