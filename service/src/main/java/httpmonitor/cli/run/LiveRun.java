package httpmonitor.cli.run;

import httpmonitor.alert.AlertRule;
import httpmonitor.cli.options.WatchOptions;
import httpmonitor.console.Messages;
import httpmonitor.console.Sentence;
import httpmonitor.console.Shutdown;
import httpmonitor.console.Terminal;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.Ticks;
import httpmonitor.traffic.HitLog;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.view.screen.pages.Elsewhere;
import httpmonitor.view.screen.pages.Look;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.screen.state.Viewpoint;
import httpmonitor.view.terminal.LiveScreen;
import httpmonitor.view.terminal.Poller;
import httpmonitor.view.terminal.Terminals;
import httpmonitor.view.text.AlertLines;
import httpmonitor.view.text.Frame;
import httpmonitor.view.text.Glyphs;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches on a live screen until the user quits.
 *
 * @param waiting gives a sentence for each log that does not exist
 */
record LiveRun(
        WatchOptions options,
        String index,
        TrafficSource source,
        HitLog hits,
        TickClock clock,
        PrintWriter out,
        PrintWriter err,
        Supplier<List<String>> waiting) {

    /**
     * Returns when the user has quit; {@code shutdown} gives the terminal back on every other way out.
     *
     * @param elsewhere how the same hits can be looked at elsewhere
     * @param listeners get every tick of the options, independent of the screen's view
     * @return whether the terminal could be used; where not, no request was sent
     */
    boolean run(
            Shutdown shutdown, List<AlertRule> rules, Ticks ticks, Elsewhere elsewhere, List<TickListener> listeners)
            throws InterruptedException, IOException {
        Viewpoint given = Viewpoint.of(rules, ticks.interval(), options.top());
        ScreenState state = ScreenState.of(given, options.display.zone(), clock.instant());
        boolean isServed = options.web.place().isPresent();
        AtomicReference<@Nullable TickReport> last = new AtomicReference<>();
        Poller poller = new Poller(
                source,
                hits,
                ticks.settle(),
                clock,
                waiting,
                report -> {
                    last.set(report);
                    listeners.forEach(listener -> listener.onTick(report));
                },
                isServed);
        Optional<LiveScreen> opened = open(elsewhere);
        if (opened.isEmpty()) {
            return false;
        }
        LiveScreen screen = opened.get();
        try (InPlace inPlace = shutdown.add(new InPlace(screen, Messages.standardError()))) {
            inPlace.takeMessages();
            screen.run(state, poller);
        }
        Optional.ofNullable(last.get()).ifPresent(this::farewell);
        return true;
    }

    private Optional<LiveScreen> open(Elsewhere elsewhere) {
        Charset charset = Terminal.charset();
        Look look = new Look(index, options.filter.filter(), options.display.zone(), Glyphs.of(charset), elsewhere);
        try {
            return Optional.of(Terminals.open(look, options.palette(), charset, clock));
        } catch (IOException e) {
            err.println(Sentence.of("The terminal cannot be used for a live screen (" + e.getMessage()
                    + "), so that ticks are printed as text, as with --plain"));
            return Optional.empty();
        }
    }

    /** Prints the messages about the alerts once more, because they vanish with the screen. */
    private void farewell(TickReport report) {
        out.print(new Frame(new AlertLines(options.display.zone()).history(report)).text(options.palette()));
    }

    /** A screen with the messages that it has taken over. */
    private record InPlace(LiveScreen screen, Messages messages) implements Closeable {

        void takeMessages() {
            messages.to(screen::say);
        }

        @Override
        public void close() throws IOException {
            screen.close();
            messages.toStandardError();
        }
    }
}
