package httpmonitor.console;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The stream for messages to the user: standard error, or the live screen while one is open. The screen gets whole
 * lines from every writer, since direct output would spoil it. Thread-safe.
 */
public final class Messages extends OutputStream {

    private static final Messages STANDARD_ERROR = new Messages(System.err);

    private final PrintStream err;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Optional<Consumer<String>> screen = Optional.empty();

    Messages(PrintStream err) {
        this.err = err;
    }

    /** Replaces {@link System#err} by this stream. */
    public static void install() {
        System.setErr(new PrintStream(STANDARD_ERROR, true, StandardCharsets.UTF_8));
    }

    /** The stream of this program. */
    public static Messages standardError() {
        return STANDARD_ERROR;
    }

    /** Sends lines to a screen, which receives them on the writers' threads. */
    public synchronized void to(Consumer<String> consumer) {
        screen = Optional.of(consumer);
    }

    /** Sends lines to standard error again. */
    public synchronized void toStandardError() {
        screen = Optional.empty();
        err.writeBytes(line.toByteArray());
        line.reset();
    }

    @Override
    public synchronized void write(int b) {
        if (screen.isEmpty()) {
            err.write(b);
        } else if (b == '\n') {
            String said = line.toString(StandardCharsets.UTF_8).stripTrailing();
            line.reset();
            screen.get().accept(said);
        } else {
            line.write(b);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (screen.isEmpty()) {
            err.write(bytes, offset, length);
            return;
        }
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public void flush() {
        err.flush();
    }
}
