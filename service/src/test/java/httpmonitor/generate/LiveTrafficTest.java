package httpmonitor.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import httpmonitor.accesslog.AccessLogParser;
import httpmonitor.accesslog.line.AccessLogEntry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LiveTrafficTest {

    private final FakePace pace = new FakePace();
    private final MemorySink sink = new MemorySink();

    @Test
    void it_writes_rate_times_duration_lines_as_time_passes() throws Exception {
        long written = generator(lasting(Duration.ofMinutes(1))).run();

        assertThat(written).isEqualTo(1_200);
        assertThat(sink.lines()).hasSize(1_200);
        assertThat(pace.passed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
    }

    @Test
    void the_demo_says_how_long_the_server_took() throws Exception {
        pace.onSleep(() -> {
            if (pace.passed().compareTo(Duration.ofSeconds(10)) > 0) {
                throw new IllegalStateException("enough");
            }
        });

        assertThatThrownBy(() ->
                        new LogGenerator(GenerateOptions.live(RateShape.constant(BigDecimal.TEN)), sink, pace).run())
                .hasMessage("enough");

        assertThat(sink.lines()).hasSizeGreaterThan(50).allMatch(line -> line.contains("\"request_time\":"));
    }

    @Test
    void each_line_bears_the_second_of_its_writing() throws Exception {
        generator(lasting(Duration.ofMinutes(1))).run();

        List<Long> seconds = seconds();
        assertThat(seconds).isSorted();
        assertThat(seconds.getFirst()).isEqualTo(FakePace.START.getEpochSecond());
        assertThat(seconds.stream().distinct().count()).isBetween(60L, 61L);
    }

    @Test
    void lines_come_a_few_at_a_time() throws Exception {
        generator(lasting(Duration.ofMinutes(1))).run();

        assertThat(sink.writes()).allMatch(write -> write.endsWith("\n")).hasSizeGreaterThan(500);
    }

    @Test
    void a_stall_is_caught_up_with_at_once() throws Exception {
        pace.onSleep(() -> {
            if (pace.passed().equals(Duration.ofSeconds(20))) {
                pace.pass(Duration.ofSeconds(30));
            }
        });

        generator(lasting(Duration.ofMinutes(1))).run();

        List<Long> seconds = seconds();
        assertThat(seconds).hasSize(1_200);
        long atFifty = FakePace.START.getEpochSecond() + 50;
        assertThat(seconds.stream().filter(second -> second == atFifty).count()).isCloseTo(620, within(25L));
    }

    @Test
    void a_wall_clock_set_back_does_not_put_lines_out_of_order() throws Exception {
        pace.onSleep(() -> {
            if (pace.passed().equals(Duration.ofSeconds(20))) {
                pace.setBack(Duration.ofSeconds(10));
            }
        });

        generator(lasting(Duration.ofMinutes(1))).run();

        assertThat(seconds()).isSorted().hasSize(1_200);
    }

    @Test
    void it_ends_after_so_many_lines() throws Exception {
        long written = generator(new TimeSpan(OptionalLong.of(50), Optional.empty(), Optional.empty(), false))
                .run();

        assertThat(written).isEqualTo(50);
        assertThat(pace.passed()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void an_interrupt_stops_it_between_two_lines() {
        pace.stoppingAfter(Duration.ofSeconds(10));

        assertThatThrownBy(() -> generator(TimeSpan.ENDLESS).run()).isInstanceOf(InterruptedException.class);

        assertThat(sink.lines()).hasSizeBetween(190, 210);
    }

    @Test
    void an_interrupt_stops_back_dated_traffic_too() {
        var span = new TimeSpan(OptionalLong.of(1_000_000), Optional.of(Generated.FROM), Optional.empty(), false);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> generator(span).run()).isInstanceOf(InterruptedException.class);
    }

    private LogGenerator generator(TimeSpan span) {
        var shape = RateShape.constant(BigDecimal.valueOf(20));
        var options = new GenerateOptions(LineContent.USUAL, shape, span, OptionalLong.of(7));
        return new LogGenerator(options, sink, pace);
    }

    private static TimeSpan lasting(Duration duration) {
        return new TimeSpan(OptionalLong.empty(), Optional.empty(), Optional.of(duration), false);
    }

    private List<Long> seconds() {
        return sink.lines().stream()
                .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                .map(line -> (AccessLogEntry) AccessLogParser.parse(line, 0, line.length))
                .map(AccessLogEntry::epochSecond)
                .toList();
    }
}
