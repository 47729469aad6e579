package httpmonitor.view.terminal;

import httpmonitor.view.screen.keys.Key;
import httpmonitor.view.screen.pages.ScreenFrame;
import httpmonitor.view.screen.pages.Size;
import httpmonitor.view.screen.state.AnsweredTick;
import httpmonitor.view.screen.state.ScreenState;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;

/**
 * The live screen: a queue of events, and one thread that turns each into the next state and paints it. Closing it, on
 * any thread, gives the terminal back as it was.
 */
public final class LiveScreen implements AutoCloseable {

    /** How often it is painted without an event, since the shown age grows. */
    private static final long BEAT_MILLIS = 1000;

    /** An event: gives the state after it. */
    @FunctionalInterface
    private interface Event {
        ScreenState after(ScreenState state) throws IOException, InterruptedException;
    }

    private final Terminal terminal;
    private final Painter painter;
    private final ScreenFrame frame;
    private final InstantSource clock;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Attributes before;
    private final KeyReader keys;
    private final JobControl jobControl;
    private Size shownSize = Size.USUAL;
    private boolean resized;
    private boolean closed;

    /**
     * Takes over the terminal.
     *
     * @param terminal is closed with this; stays the caller's where this fails
     * @param painter of that terminal
     * @param jobControl stops the process where the user suspends it
     */
    LiveScreen(Terminal terminal, Painter painter, ScreenFrame frame, InstantSource clock, JobControl jobControl)
            throws IOException {
        this.terminal = terminal;
        this.painter = painter;
        this.frame = frame;
        this.clock = clock;
        this.jobControl = jobControl;
        this.before = terminal.enterRawMode();
        keepSignals();
        terminal.handle(Signal.WINCH, signal -> resized());
        jobControl.listen(this::resized, () -> events.add(this::suspended), () -> events.add(this::continued));
        painter.enter();
        this.keys = new KeyReader(
                terminal.reader(), key -> events.add(state -> pressed(key, state)), () -> events.add(ScreenState::end));
        keys.start();
    }

    /**
     * Keeps Ctrl-C and Ctrl-Z as signals, so that they end or suspend the program at any time. Removes the key for a
     * thread dump, which would spoil the screen. Sets no key that this terminal does not have, since {@code stty}
     * refuses it.
     */
    private void keepSignals() {
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(LocalFlag.ISIG, true);
        for (ControlChar key : List.of(ControlChar.VDSUSP, ControlChar.VQUIT)) {
            if (raw.getControlChar(key) > 0) {
                raw.setControlChar(key, 0);
            }
        }
        terminal.setAttributes(raw);
    }

    /** Gives the terminal to the shell, stops the process, and takes the terminal again once that continues. */
    private ScreenState suspended(ScreenState state) throws IOException, InterruptedException {
        synchronized (this) {
            if (closed) {
                return state;
            }
            painter.leave();
            terminal.setAttributes(before);
        }
        jobControl.stop();
        return continued(state);
    }

    /** Takes the terminal again: the shell has had it while the program was stopped. */
    private synchronized ScreenState continued(ScreenState state) throws IOException {
        if (!closed) {
            terminal.enterRawMode();
            keepSignals();
            painter.enter();
            painter.forget();
        }
        return state;
    }

    /** Takes a message that would otherwise go to standard error; from any thread. */
    public void say(String sentence) {
        events.add(state -> state.said(sentence));
    }

    /**
     * Runs until the user quits, the terminal goes, or this is closed.
     *
     * @param opened the first state, by the command line
     * @param poller asks the store; stopped in the end
     */
    public void run(ScreenState opened, Poller poller) throws InterruptedException, IOException {
        ScreenState state = opened;
        poller.start(
                opened.given(),
                answer -> events.add(before -> answered(answer, before)),
                fault -> events.add(before -> {
                    throw new IllegalStateException("asking has failed", fault);
                }));
        try {
            while (!state.isEnded() && !isClosed()) {
                Size size = size();
                if (!size.equals(shownSize)) {
                    // Also without a signal: rows beyond the new height would overwrite the last one.
                    painter.forget();
                    shownSize = size;
                }
                Instant now = clock.instant();
                state = frame.settled(state, size, now);
                painter.paint(frame.of(state, size, now));
                Event event = events.poll(BEAT_MILLIS, TimeUnit.MILLISECONDS);
                ScreenState next = event == null ? afterBeat(state) : event.after(state);
                if (!next.viewpoint().equals(state.viewpoint())) {
                    poller.lookFrom(next.viewpoint());
                }
                state = next;
            }
        } finally {
            poller.stop();
        }
    }

    /** A terminal may report its new size before it has adopted it. */
    private ScreenState afterBeat(ScreenState state) {
        if (resized) {
            resized = false;
            painter.distrust();
        }
        return state;
    }

    private ScreenState pressed(Key key, ScreenState state) {
        if (key == Key.Named.REDRAW) {
            painter.forget();
        }
        return state.on(key);
    }

    private ScreenState answered(AnsweredTick answer, ScreenState state) {
        // Sometimes in full: another program may have written to the terminal.
        painter.distrust();
        return state.on(answer);
    }

    /** The terminal has another size, or another program has written to it; on any thread. */
    private void resized() {
        events.add(state -> {
            painter.forget();
            resized = true;
            return state;
        });
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** The size of the terminal; any size after it was given back, since nothing is painted then. */
    private synchronized Size size() {
        if (closed) {
            return Size.USUAL;
        }
        org.jline.terminal.Size cells = terminal.getSize();
        return cells.getColumns() < 1 || cells.getRows() < 1
                ? Size.USUAL
                : new Size(cells.getColumns(), cells.getRows());
    }

    /** Gives the terminal back. Later messages are dropped. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        jobControl.release();
        keys.stop();
        painter.leave();
        terminal.setAttributes(before);
        terminal.close();
    }
}
