package httpmonitor.elastic.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficFilter.Field;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KibanaAddressTest {

    private static final long SEED = Long.getLong("kibana.seed", 4711);
    private static final TimeRange RANGE =
            new TimeRange(Instant.parse("2026-11-21T11:59:50Z"), Instant.parse("2026-11-21T12:00:00Z"));
    private static final KibanaAddress KIBANA = new KibanaAddress(URI.create("http://127.0.0.1:5601"));

    private static TrafficFilter filter(String... conditions) {
        return new TrafficFilter(Arrays.stream(conditions).map(Condition::parse).toList());
    }

    private static String query(TrafficFilter... filters) {
        return KibanaQuery.of(List.of(filters));
    }

    @Test
    void theSavedSearchIsOpenedWithTheSameTimeAndFilter() {
        assertThat(KIBANA.of(RANGE, List.of(TrafficFilter.NONE)))
                .isEqualTo("http://127.0.0.1:5601/app/discover#/view/httpmonitor-hits"
                        + "?_g=(time:(from:'2026-11-21T11:59:50Z',to:'2026-11-21T11:59:59.999Z'))");
        assertThat(KIBANA.of(RANGE, List.of(filter("section=/api"))))
                .endsWith("&_a=(query:(language:kuery,query:'section%20:%20%22%2Fapi%22'))");
    }

    @Test
    void aPathInFrontOfKibanaStays() {
        assertThat(new KibanaAddress(URI.create("https://es.example/kibana/s/web/")).of(RANGE, List.of()))
                .startsWith("https://es.example/kibana/s/web/app/discover#/view/httpmonitor-hits?");
    }

    @Test
    void conditionsMeanWhatTheFilterMeans() {
        assertThat(query()).isEmpty();
        assertThat(query(filter("client=10.0.0.7"))).isEqualTo("source.address : \"10.0.0.7\"");
        assertThat(query(filter("client=10.0.0.0/24"))).isEqualTo("source.ip : \"10.0.0.0/24\"");
        assertThat(query(filter("status=404"))).isEqualTo("http.response.status_code : 404");
        assertThat(query(filter("host=shop"))).isEqualTo("(url.domain : \"shop\" or host.name : \"shop\")");
        assertThat(query(filter("duration>500ms"))).isEqualTo("event.duration > 500000000");
        assertThat(query(filter("duration<=1s"))).isEqualTo("(event.duration >= 0 and event.duration <= 1000000000)");
    }

    /** One filter's conditions on a field are alternatives; exclusions and several filters must all hold. */
    @Test
    void conditionsStandTogetherAsInTheFilter() {
        assertThat(query(filter("status=404", "section=/api", "status=5xx", "url!=/health", "status!=503")))
                .isEqualTo("section : \"/api\" and (http.response.status_code : 404"
                        + " or (http.response.status_code >= 500 and http.response.status_code < 600))"
                        + " and not url.path : \"/health\" and not http.response.status_code : 503");
        assertThat(query(filter("status=5xx"), filter("status=500"), filter("status=500")))
                .isEqualTo("(http.response.status_code >= 500 and http.response.status_code < 600)"
                        + " and http.response.status_code : 500");
        assertThat(query(filter("host!=shop"))).isEqualTo("not (url.domain : \"shop\" or host.name : \"shop\")");
    }

    /** What Kibana decodes of the address, and reads between the quotes, is the value; nothing of it is a command. */
    @Test
    void noTextBreaksOutOfItsQuotes() {
        Random random = new Random(SEED);
        String alphabet = "!'\"\\()*:,{}&#?=+%<> \t\r\n\u0000\u001b\u202eé😀orand";
        int[] characters = alphabet.codePoints().toArray();
        for (int round = 0; round < 2_000; round++) {
            StringBuilder value = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                value.appendCodePoint(characters[random.nextInt(characters.length)]);
            }
            String address = KIBANA.of(
                    RANGE, List.of(new TrafficFilter(List.of(new Condition(Field.AGENT, false, value.toString())))));

            assertThat(address).as("seed %d", SEED).matches("[!-~]+");
            assertThat(address.substring(address.indexOf('#') + 1)).doesNotContain("#", "\"", "<", ">", "\\");
            assertThat(unquoted(rison(address)))
                    .as("seed %d, %s", SEED, address)
                    .isEqualTo(value.toString());
        }
    }

    /** The query of the address, as a reader of Rison decodes it. */
    private static String rison(String address) {
        String state = URLDecoder.decode(address.substring(address.indexOf("&_a=") + 4), UTF_8);
        Matcher parts = Pattern.compile("\\(query:\\(language:kuery,query:'((?:[^'!]|!!|!')*)'\\)\\)", Pattern.DOTALL)
                .matcher(state);
        assertThat(parts.matches()).as(state).isTrue();
        return parts.group(1).replaceAll("(?s)!(.)", "$1");
    }

    /** The value of the query, as a reader of KQL decodes it. */
    private static String unquoted(String query) {
        Matcher parts = Pattern.compile("user_agent\\.original : \"((?:[^\"\\\\\t\r\n]|\\\\[\\\\\"trn])*)\"")
                .matcher(query);
        assertThat(parts.matches()).as(query).isTrue();
        return Pattern.compile("\\\\(.)")
                .matcher(parts.group(1))
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                            case "t" -> "\t";
                            case "r" -> "\r";
                            case "n" -> "\n";
                            default -> escape.group(1);
                        }));
    }
}
