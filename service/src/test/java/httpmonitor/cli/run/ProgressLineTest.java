package httpmonitor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.ship.ShipSummary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringWriter text = new StringWriter();

    private ProgressLine line(boolean terminal) {
        return new ProgressLine(new PrintWriter(text), terminal);
    }

    private static ShipSummary after(int seconds, long lines) {
        return new ShipSummary(lines, lines, 0, 0, 0, 0, Duration.ofSeconds(seconds), false);
    }

    @Test
    void aLongBackfillShowsHowManyHowFastAndHowMuchIsLeft() {
        line(true).show(after(10, 1_234_560), 5 << 20);
        assertThat(text.toString()).endsWith("1,234,560 lines, 123,456/s, 5.0 MiB to go");
    }

    @Test
    void whatIsDoneOfTheFirstBacklogAndHowLongTheRestTakesIsShown() {
        ProgressLine line = line(true);
        line.show(after(10, 0), 4L << 30);
        line.show(after(40, 0), 3L << 30);
        assertThat(text.toString()).endsWith("3.0 GiB to go (25%, 1m30s left)");
    }

    @Test
    void eachLineReplacesTheOneBeforeAndMakesRoomForOtherText() {
        ProgressLine line = line(true);
        line.show(after(10, 10), 0);
        line.show(after(11, 11), 0);
        line.erase();
        line.erase();
        assertThat(text.toString().split("\\r\\033\\[K", -1))
                .containsExactly("", "10 lines, 1/s, 0 B to go", "11 lines, 1/s, 0 B to go", "");
    }

    @Test
    void whatIsShortOrNoTerminalShowsNothing() {
        line(true).show(after(2, 10), 0);
        ProgressLine file = line(false);
        file.show(after(60, 10), 0);
        file.erase();
        assertThat(text.toString()).isEmpty();
    }
}
