package httpmonitor.torture;

import httpmonitor.testing.Tmux;
import httpmonitor.torture.WrittenHits.Fire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A live screen in a terminal that is resized, suspended and looked at. */
final class ScreenWitness implements AutoCloseable {
    /** As for a poller, and 10 more for a tick that waits for its answer, 4 for looking at it. */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(50);

    private static final Duration TO_DRAW = Duration.ofSeconds(20);
    private static final long LOOK_AFTER_MILLIS = 300;

    private final Tmux terminal = new Tmux(80, 24);
    private final List<Instant> quiet = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int rows = 24;
    private int frames;
    private boolean suspended;

    /** Starts this command line of a shell; returns once the screen is drawn. */
    void start(String commandLine) {
        terminal.type("clear; " + commandLine + "; echo ended with $?");
        terminal.await("? help");
    }

    /** To be called a few times a second. */
    synchronized void look() {
        if (suspended) {
            return;
        }
        List<String> screen = terminal.screen();
        frames++;
        if (screen.stream().anyMatch(line -> line.contains(" QUIET ") && !line.contains("BLIND"))) {
            quiet.add(Instant.now());
        }
        if (screen.stream().anyMatch(line -> line.startsWith("ended with"))) {
            wrong.add("the screen ended: " + String.join("\n", screen));
            suspended = true;
        }
    }

    synchronized int frames() {
        return frames;
    }

    synchronized boolean isBlind() {
        return terminal.screen().stream().anyMatch(line -> line.contains(" BLIND "));
    }

    /** Several sizes, one right behind the other; the last one must be drawn. */
    void resize(Random random) throws InterruptedException {
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            rows = 10 + random.nextInt(110);
            terminal.resize(40 + random.nextInt(200), rows);
            Thread.sleep(random.nextInt(150));
        }
        awaitDrawn();
    }

    private void awaitDrawn() throws InterruptedException {
        Instant end = Instant.now().plus(TO_DRAW);
        List<String> screen = terminal.screen();
        while (!isDrawn(screen)) {
            if (Instant.now().isAfter(end)) {
                wrong.add(String.format(Locale.ROOT, "not drawn on %d rows:%n%s", rows, String.join("\n", screen)));
                return;
            }
            Thread.sleep(LOOK_AFTER_MILLIS);
            screen = terminal.screen();
        }
    }

    private boolean isDrawn(List<String> screen) {
        return screen.size() == rows
                && screen.getLast().startsWith("? help")
                && screen.stream().filter(line -> line.startsWith("? help")).count() == 1
                && screen.stream()
                                .filter(line -> line.startsWith("HttpMonitor"))
                                .count()
                        == 1;
    }

    /** Ctrl-Z, a pause, {@code fg}. */
    void suspend(Random random) throws InterruptedException {
        synchronized (this) {
            suspended = true;
        }
        terminal.keys("C-z");
        Thread.sleep(1_000 + random.nextInt(4_000));
        terminal.type("fg");
        awaitDrawn();
        Thread.sleep(5_000); // until there was a tick
        synchronized (this) {
            suspended = false;
        }
    }

    /** What was shown that was not so. */
    synchronized List<String> wrong(List<Fire> fires) {
        List<String> all = new ArrayList<>(wrong);
        for (Instant at : quiet) {
            if (fires.stream().anyMatch(fire -> fire.burnsAt(at) && fire.fired().isBefore(at.minus(UNKNOWN_FOR)))) {
                all.add("the screen showed QUIET at " + at);
            }
        }
        return all;
    }

    @Override
    public void close() {
        terminal.close();
    }
}
