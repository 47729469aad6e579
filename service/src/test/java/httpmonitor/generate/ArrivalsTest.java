package httpmonitor.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import httpmonitor.generate.site.Dice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.000001", "0.3", "1", "7.25", "20", "333.333333", "10000"})
    void a_run_has_exactly_rate_times_length_hits(String rate) {
        RateShape shape = RateShape.constant(new BigDecimal(rate));

        long[] hits = perSecond(shape, 600, 600);

        long expected = new BigDecimal(rate).multiply(BigDecimal.valueOf(600)).longValue();
        assertThat(Arrays.stream(hits).sum()).isEqualTo(expected);
        assertThat(Arrays.stream(hits).min().orElseThrow()).isNotNegative();
    }

    @Test
    void seconds_scatter_as_poisson_arrivals_do() {
        long[] hits = perSecond(RateShape.constant(BigDecimal.valueOf(100)), 10_000, 10_000);

        double variance = Arrays.stream(hits)
                .mapToDouble(count -> (count - 100.0) * (count - 100.0))
                .average()
                .orElseThrow();
        assertThat(variance).isCloseTo(100, within(10.0));
    }

    @Test
    void the_average_never_drifts() {
        long[] hits = perSecond(RateShape.constant(BigDecimal.valueOf(20)), 100_000, 100_001);

        long sum = 0;
        for (int second = 0; second < hits.length; second++) {
            sum += hits[second];
            assertThat(sum).isCloseTo(20L * (second + 1), within(7L));
        }
    }

    @Test
    void bursts_begin_and_end_at_their_second() {
        RateShape shape =
                new Burst(BigDecimal.valueOf(60), Duration.ofMinutes(3), Duration.ofMinutes(10)).over(BigDecimal.ZERO);

        long[] hits = perSecond(shape, 1_200, 1_200);

        assertThat(Arrays.stream(hits, 0, 420).sum()).isZero();
        assertThat(Arrays.stream(hits, 420, 600).sum()).isEqualTo(60 * 180);
        assertThat(hits[420]).isPositive();
        assertThat(hits[599]).isPositive();
        assertThat(Arrays.stream(hits, 600, 1_020).sum()).isZero();
        assertThat(Arrays.stream(hits, 1_020, 1_200).sum()).isEqualTo(60 * 180);
    }

    @Test
    void the_base_rate_goes_on_between_bursts() {
        RateShape shape = new Burst(BigDecimal.valueOf(60), Duration.ofSeconds(30), Duration.ofMinutes(1))
                .over(BigDecimal.valueOf(5));

        long[] hits = perSecond(shape, 60, 60);

        assertThat(Arrays.stream(hits, 0, 30).sum()).isCloseTo(150, within(4L));
        assertThat(Arrays.stream(hits, 30, 60).sum()).isCloseTo(1_800, within(4L));
    }

    @Test
    void hits_of_a_second_spread_over_it() {
        var arrivals = new Arrivals(RateShape.constant(BigDecimal.valueOf(100)), Optional.empty(), new Dice(1, 0));

        long second = arrivals.dueBy(999_999_999) - arrivals.dueBy(0);

        arrivals = new Arrivals(RateShape.constant(BigDecimal.valueOf(100)), Optional.empty(), new Dice(1, 0));
        assertThat(arrivals.dueBy(250_000_000)).isCloseTo(second / 4, within(1L));
        assertThat(arrivals.dueBy(500_000_000)).isCloseTo(second / 2, within(1L));
    }

    private static long[] perSecond(RateShape shape, int seconds, long length) {
        var arrivals = new Arrivals(shape, Optional.of(Duration.ofSeconds(length)), new Dice(11, 0));
        long[] hits = new long[seconds];
        long before = 0;
        for (int second = 0; second < seconds; second++) {
            long due = arrivals.dueBy((second + 1) * 1_000_000_000L);
            hits[second] = due - before;
            before = due;
        }
        return hits;
    }
}
