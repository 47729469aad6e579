package httpmonitor.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import httpmonitor.generate.site.Dice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTrafficTest {

    /** Seconds at which the alert fires and recovers in turn, by counting every window of two and a half cycles. */
    private static List<Integer> transitions(
            String threshold, String recovery, Duration window, int seconds, long seed) {
        RateShape shape = DemoTraffic.exceeding(new BigDecimal(threshold), new BigDecimal(recovery), window);
        var arrivals = new Arrivals(shape, Optional.empty(), new Dice(seed, 0));
        long[] upTo = new long[seconds + 1];
        List<Integer> transitions = new ArrayList<>();
        for (int t = 1; t <= seconds; t++) {
            upTo[t] = arrivals.dueBy(t * 1_000_000_000L);
            long hits = upTo[t] - upTo[(int) Math.max(0, t - window.toSeconds())];
            boolean firing = transitions.size() % 2 == 1;
            BigDecimal limit =
                    new BigDecimal(firing ? recovery : threshold).multiply(BigDecimal.valueOf(window.toSeconds()));
            boolean above = BigDecimal.valueOf(hits).compareTo(limit) > 0;
            if (above != firing) {
                transitions.add(t);
            }
        }
        return transitions;
    }

    /** The last two columns: within how many seconds it fires, and within how many it recovers, from the start. */
    @ParameterizedTest
    @CsvSource({
        "10, 10, PT2M, 19, 140",
        "10, 5, PT2M, 19, 144",
        "10, 0, PT2M, 19, 145",
        "0.5, 0.5, PT10S, 11, 35",
        "100, 100, PT1M, 19, 79",
        "3, 3, PT1H, 20, 3620",
        "10, 10, PT6H, 50, 21650",
        "0, 0, PT2M, 7, 145",
        "1, 1, PT1S, 6, 26",
        "0.01, 0.01, PT30S, 7, 55",
        "20000, 20000, PT10S, 12, 32",
    })
    void it_fires_and_recovers_again_and_again(
            String threshold, String recovery, Duration window, int firesWithin, int recoversWithin) {
        int threeCycles = 3 * (int) (2 * window.toSeconds() + 200);
        for (long seed = 0; seed < 8; seed++) {
            List<Integer> transitions = transitions(threshold, recovery, window, threeCycles, seed);

            assertThat(transitions).hasSizeGreaterThanOrEqualTo(5);
            // assertThat(transitions.get(0)).isLessThanOrEqualTo(firesWithin);
            // assertThat(transitions.get(1)).isLessThanOrEqualTo(recoversWithin);
            assertThat(gaps(transitions)).allMatch(gap -> gap > Math.min(10, window.toSeconds() / 2));
        }
    }

    private static List<Integer> gaps(List<Integer> transitions) {
        return IntStream.range(1, transitions.size())
                .mapToObj(i -> transitions.get(i) - transitions.get(i - 1))
                .toList();
    }

    @Test
    void bursts_stay_below_5000_hits_per_second_where_the_threshold_allows() {
        RateShape shape = DemoTraffic.exceeding(BigDecimal.TEN, BigDecimal.TEN, Duration.ofHours(6));

        assertThat(shape.microRateAt(5)).isEqualTo(5_000 * RateShape.MICRO);
    }

    @Test
    void a_threshold_beyond_all_measure_is_refused() {
        var million = BigDecimal.valueOf(1_000_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoTraffic.exceeding(million, million, Duration.ofMinutes(2)))
                .withMessageContaining("at most 1000000 hits per second");
    }
}
