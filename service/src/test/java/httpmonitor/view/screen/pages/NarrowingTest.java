package httpmonitor.view.screen.pages;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NarrowingTest {

    private static String narrowed(String... filters) {
        return Narrowing.of(Stream.of(filters)
                        .map(filter -> new TrafficFilter(Arrays.stream(filter.split(" ", -1))
                                .filter(condition -> !condition.isEmpty())
                                .map(Condition::parse)
                                .toList()))
                        .toList())
                .toString();
    }

    @Test
    void differentFieldsStandTogether() {
        assertThat(narrowed("section=/api", "", "client=10.0.0.7 url!=/x"))
                .isEqualTo("url!=/x section=/api client=10.0.0.7");
        assertThat(Narrowing.of(List.of())).isEqualTo(TrafficFilter.NONE);
    }

    /** As alternatives of one filter, they would let more through than both filters do. */
    @Test
    void ofConditionsOnTheSameFieldTheNarrowerStay() {
        assertThat(narrowed("status=5xx", "status=500")).isEqualTo("status=500");
        assertThat(narrowed("status=404", "url=/x status=4xx status=5xx")).isEqualTo("status=404 url=/x");
        assertThat(narrowed("status=4xx status=500", "status=404 status=5xx")).isEqualTo("status=500 status=404");
        assertThat(narrowed("client=10.0.0.7", "client=10.0.0.0/24")).isEqualTo("client=10.0.0.7");
        assertThat(narrowed("client=2001:db8::/64", "client=2001:db8::1")).isEqualTo("client=2001:db8::1");
        assertThat(narrowed("section=/api section=/shop", "section=/api")).isEqualTo("section=/api");
    }

    @Test
    void exclusionsAndBoundsAllHold() {
        assertThat(narrowed("status!=404 duration>1s", "status!=500 duration<5s"))
                .isEqualTo("status!=404 duration>1s status!=500 duration<5s");
    }

    /** What is looked into was found among the hits of the filter. */
    @Test
    void whatCannotBeComparedIsWhatIsLookedInto() {
        assertThat(narrowed("client=10.0.0.0/8", "client=10.0.0.7")).isEqualTo("client=10.0.0.7");
    }
}
