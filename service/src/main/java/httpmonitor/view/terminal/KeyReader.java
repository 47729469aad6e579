package httpmonitor.view.terminal;

import httpmonitor.view.screen.keys.Key;
import httpmonitor.view.screen.keys.KeyDecoder;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jline.utils.NonBlockingReader;

/** Reads a terminal's keys on a thread of its own, until the terminal is closed. */
final class KeyReader {

    /** How long the rest of an escape sequence may take; the escape key alone acts after this time. */
    private static final long ESCAPE_MILLIS = 400;

    /** The timeout of a read, since a read without one would keep the terminal from being closed. */
    private static final long IDLE_MILLIS = 100;

    /** Longer than any read takes. */
    private static final long STOP_MILLIS = 2 * ESCAPE_MILLIS;

    /** Replaces half of a character. */
    private static final int REPLACEMENT = 0xfffd;

    private final NonBlockingReader reader;
    private final Consumer<Key> pressed;
    private final Runnable gone;
    private final KeyDecoder decoder = new KeyDecoder();
    private final Thread thread = Thread.ofPlatform().daemon().name("keys").unstarted(this::run);
    private volatile boolean stopped;

    /**
     * A reader that is not started.
     *
     * @param pressed gets each key
     * @param gone runs where no more keys will come, because the terminal has gone
     */
    KeyReader(NonBlockingReader reader, Consumer<Key> pressed, Runnable gone) {
        this.reader = reader;
        this.pressed = pressed;
        this.gone = gone;
    }

    void start() {
        thread.start();
    }

    /**
     * Reads no more keys, and returns once the running read has ended: JLine's reads set modes of the terminal, which
     * would stay where the terminal was given back in the meantime.
     */
    void stop() {
        stopped = true;
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopped && step()) {}
        } catch (IOException e) {
            // Closed by us, or hung up.
            gone.run();
        }
    }

    private boolean step() throws IOException {
        int read = reader.read(decoder.isWithinSequence() ? ESCAPE_MILLIS : IDLE_MILLIS);
        if (read == NonBlockingReader.EOF) {
            gone.run();
            return false;
        }
        keys(read).forEach(pressed);
        return true;
    }

    private List<Key> keys(int read) throws IOException {
        if (read == NonBlockingReader.READ_EXPIRED) {
            return decoder.expire();
        }
        return decoder.decode(codePoint(read));
    }

    /** The code point of a key: JLine gives chars, and two of them for a character beyond the basic plane. */
    private int codePoint(int first) throws IOException {
        if (!Character.isHighSurrogate((char) first)) {
            return first;
        }
        int second = reader.read(ESCAPE_MILLIS);
        return second >= 0 && Character.isLowSurrogate((char) second)
                ? Character.toCodePoint((char) first, (char) second)
                : REPLACEMENT;
    }
}
