package httpmonitor.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongOptionsTest {

    private static final Optional<Instant> NOON = Optional.of(Instant.parse("2026-11-21T12:00:00Z"));
    private static final Optional<Instant> ONE = Optional.of(Instant.parse("2026-11-21T13:00:00Z"));
    private static final Optional<Duration> HOUR = Optional.of(Duration.ofHours(1));
    private static final OptionalLong NO_LINES = OptionalLong.empty();

    @Test
    void rates() {
        refused(() -> rate("-1"), "a rate must not be negative, not -1");
        refused(() -> rate("0"), "a rate of 0 without bursts would never write a line");
        refused(() -> rate("1000001"), "a rate must be at most 1000000 hits per second");
        refused(() -> rate("0.0000001"), "a rate must have at most six decimals");
        assertThat(rate("1E+3").microRateAt(0)).isEqualTo(1_000 * RateShape.MICRO);
    }

    @Test
    void bursts() {
        refused(() -> burst("60"), "a burst must be written as RATExDURATION@EVERY, such as 60x3m@10m, not '60'");
        refused(() -> burst("-60xPT3M@PT10M"), "not '-60xPT3M@PT10M'");
        refused(() -> burst("0xPT3M@PT10M"), "the rate of a burst must be above 0");
        refused(() -> burst("60xPT10M@PT10M"), "a burst must be shorter than its period");
        refused(() -> burst("60xPT0.5S@PT10M"), "a burst and its period must be whole seconds, at least 1s");
        refused(() -> burst("2000000xPT1S@PT10M").over(BigDecimal.ONE), "at most 1000000");
        assertThat(burst("60.5xPT3M@PT10M"))
                .isEqualTo(new Burst(new BigDecimal("60.5"), Duration.ofMinutes(3), Duration.ofMinutes(10)));
    }

    @Test
    void spans() {
        refused(() -> span(OptionalLong.of(0), Optional.empty(), NOON, ONE), "--lines must be at least 1");
        refused(() -> span(NO_LINES, Optional.of(Duration.ZERO), NOON, ONE), "--duration must be above 0");
        refused(() -> span(NO_LINES, Optional.empty(), ONE, NOON), "--from must be before --to");
        refused(() -> span(NO_LINES, Optional.empty(), NOON, NOON), "--from must be before --to");
        refused(() -> span(NO_LINES, HOUR, NOON, ONE), "--from, --to and --duration conflict");
        refused(() -> span(NO_LINES, Optional.empty(), Optional.empty(), ONE), "--to needs --from or --duration");
        refused(
                () -> span(NO_LINES, Optional.empty(), ONE, Optional.empty()),
                "--from must be before --to (default: now)");
        assertThat(span(NO_LINES, HOUR, Optional.empty(), ONE).from()).isEqualTo(NOON);
    }

    @Test
    void a_rate_besides_lines_and_both_ends() {
        var span = span(OptionalLong.of(100), Optional.empty(), NOON, ONE);

        refused(() -> rate("20", span), "--lines with both --from and --to spreads the lines evenly");
    }

    @Test
    void lines_that_take_a_century() {
        var span = span(OptionalLong.of(1_000_000_000), Optional.empty(), NOON, Optional.empty());

        refused(() -> rate("0.000001", span), "this number of lines would take longer than 36500 days at this rate");
    }

    @Test
    void a_few_lines_at_the_highest_rate() {
        var span = span(OptionalLong.of(3), Optional.empty(), NOON, Optional.empty());

        assertThat(rate("1000000", span).microRateAt(0)).isEqualTo(1_000_000 * RateShape.MICRO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1%", "101%", "1,5%", "%", "0.00001%", "two"})
    void shares(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LineContent.share(text))
                .withMessageContaining("0% ");
    }

    @Test
    void a_share_may_have_decimals() {
        assertThat(LineContent.share("0.05%")).isEqualTo(500);
        assertThat(LineContent.share("100%")).isEqualTo(1_000_000);
    }

    @Test
    void formats() {
        assertThat(LogFormat.parse("vhost")).isEqualTo(LogFormat.VHOST);
        refused(() -> LogFormat.parse("xml"), "the format must be " + LogFormat.LABELS + ", not 'xml'");
    }

    @Test
    void speeds() {
        refused(
                () -> new LogReplay.Options(Path.of("x"), BigDecimal.ZERO, TimeSpan.ENDLESS),
                "--speed must be above 0");
    }

    private static RateShape rate(String rate) {
        return rate(rate, TimeSpan.ENDLESS);
    }

    private static RateShape rate(String rate, TimeSpan span) {
        return RateShape.of(Optional.of(new BigDecimal(rate)), Optional.empty(), span);
    }

    /** As at noon. */
    private static TimeSpan span(
            OptionalLong lines, Optional<Duration> duration, Optional<Instant> from, Optional<Instant> to) {
        return TimeSpan.of(lines, duration, from, to, NOON.orElseThrow());
    }

    private static Burst burst(String text) {
        return Burst.parse(text, Duration::parse);
    }

    private static void refused(ThrowingCallable action, String message) {
        assertThatIllegalArgumentException().isThrownBy(action).withMessageContaining(message);
    }
}
