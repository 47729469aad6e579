package httpmonitor.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.alert.AlertRule;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.view.screen.Scene;
import httpmonitor.view.screen.pages.Look;
import httpmonitor.view.screen.pages.ScreenFrame;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.screen.state.Viewpoint;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Palette;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On JLine's virtual terminal. */
@Timeout(60)
class LiveScreenTest {

    private static final Instant OPENED = Instant.parse("2026-11-21T12:00:04Z");
    private static final TickClock CLOCK = () -> OPENED;
    private static final ScreenState GIVEN = ScreenState.of(
            Viewpoint.of(
                    List.of(new AlertRule(Duration.ofMinutes(2), BigDecimal.TEN, BigDecimal.TEN)),
                    Duration.ofSeconds(10),
                    10),
            ZoneOffset.UTC,
            OPENED);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final FakeJobControl jobControl = new FakeJobControl();
    private LineDisciplineTerminal terminal;
    private Attributes before;
    private @Nullable Attributes last;
    private LiveScreen screen;

    @BeforeEach
    void open() throws IOException {
        terminal = new LineDisciplineTerminal("test", "xterm", new ByteArrayOutputStream(), StandardCharsets.UTF_8) {
            @Override
            public void setAttributes(Attributes attributes) {
                super.setAttributes(attributes);
                last = new Attributes(attributes);
            }
        };
        terminal.setSize(Size.of(80, 24));
        before = terminal.getAttributes();
        screen = new LiveScreen(
                terminal,
                new Painter(out, StandardCharsets.UTF_8, Palette.NONE),
                new ScreenFrame(
                        new Look("access-log-*", TrafficFilter.NONE, ZoneOffset.UTC, Glyphs.BLOCKS, Scene.ELSEWHERE)),
                CLOCK,
                jobControl);
    }

    private Poller poller() {
        return new Poller(
                new FakeSource(new LinkedBlockingQueue<>()),
                new FakeHitLog(new LinkedBlockingQueue<>()),
                Duration.ofSeconds(3),
                CLOCK,
                List::of,
                report -> {},
                false);
    }

    private String painted() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void keysComeWithoutEchoAndWithoutEnter() {
        assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ECHO)).isFalse();
        assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ICANON)).isFalse();
        assertThat(painted()).startsWith("\u001b[?1049h");
    }

    @Test
    void ctrlCAndCtrlZStaySignals() {
        assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ISIG)).isTrue();
        assertThat(terminal.getAttributes().getControlChar(ControlChar.VSUSP))
                .isEqualTo(before.getControlChar(ControlChar.VSUSP));
    }

    @Test
    void qEndsItAndTheTerminalIsGivenBack() throws Exception {
        terminal.processInputBytes("?qq".getBytes(StandardCharsets.US_ASCII));

        screen.run(GIVEN, poller());
        screen.close();

        assertThat(painted())
                .contains("HttpMonitor  access-log-*", "these keys")
                .endsWith("\u001b[?1049l");
        assertThat(Objects.requireNonNull(last).getLocalFlags()).isEqualTo(before.getLocalFlags());
    }

    @Test
    void aFaultOfTheProgramGivesTheTerminalBackAsWell() throws Exception {
        Poller faulty = new Poller(
                new FakeSource(new LinkedBlockingQueue<>()),
                new FakeHitLog(new LinkedBlockingQueue<>()),
                Duration.ofSeconds(3),
                CLOCK,
                List::of,
                report -> {
                    throw new IllegalArgumentException("a fault");
                },
                false);

        try (LiveScreen open = screen) {
            assertThatThrownBy(() -> open.run(GIVEN, faulty)).hasRootCauseMessage("a fault");
        }

        assertThat(painted()).endsWith("\u001b[?1049l");
        assertThat(Objects.requireNonNull(last).getLocalFlags()).isEqualTo(before.getLocalFlags());
    }

    @Test
    void messagesStandOnTheScreen() throws Exception {
        screen.say("The store takes lines again.\u001b[2J");
        terminal.processInputBytes("?qq".getBytes(StandardCharsets.US_ASCII));

        screen.run(GIVEN, poller());

        assertThat(painted()).contains("The store takes lines again.\\x1b[2J");
    }

    @Test
    void closingTwiceIsClosingOnce() throws Exception {
        screen.close();
        int written = out.size();
        screen.close();

        assertThat(out.size()).isEqualTo(written);
    }

    /** Stops nothing, and writes down what the terminal had been given back to when it would have. */
    private final class FakeJobControl implements JobControl {

        private Runnable suspended = () -> {};
        private String paintedWhenStopped = "";

        @Override
        public void listen(Runnable resized, Runnable onSuspend, Runnable continued) {
            suspended = onSuspend;
        }

        @Override
        public void stop() {
            paintedWhenStopped = painted();
        }

        @Override
        public void release() {
            suspended = () -> {};
        }
    }

    @Test
    void aSuspendedScreenGivesTheTerminalBackAndTakesItAgain() throws Exception {
        jobControl.suspended.run();
        screen.say("after");
        terminal.processInputBytes("?qq".getBytes(StandardCharsets.US_ASCII));

        screen.run(GIVEN, poller());

        assertThat(jobControl.paintedWhenStopped).endsWith("\u001b[?1049l");
        assertThat(painted().substring(jobControl.paintedWhenStopped.length())).startsWith("\u001b[?1049h");
    }
}
