package httpmonitor.console;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops what a command started, the latest first, once, on every way out: a return, an exception, Ctrl-C, SIGTERM, the
 * end of the terminal.
 */
public final class Shutdown implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closed;

    /** A shutdown of nothing yet; it also runs when the JVM ends. */
    public Shutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
    }

    /** Takes care of something from now on; closes it at once where everything has been stopped already. */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        if (closed) {
            close(resource);
        } else {
            started.push(resource);
        }
        return resource;
    }

    /** Whether the way out has begun. */
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!started.isEmpty()) {
            close(started.pop());
        }
    }

    /** One that fails to stop must not keep the others running. */
    @SuppressWarnings("IllegalCatch")
    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.warn("Not stopped in order: {}", Sentence.of(e), e);
        }
    }
}
