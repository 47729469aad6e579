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

    /** An empty shutdown. It also runs when the JVM ends. */
    public Shutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
    }

    /** Adds something to close; closes it at once where the shutdown has already run. */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        if (closed) {
            close(resource);
        } else {
            started.push(resource);
        }
        return resource;
    }

    /** Whether the shutdown has begun. */
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

    /** Closes one; a failure must not keep the others running. */
    @SuppressWarnings("IllegalCatch")
    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.warn("Not stopped in order: {}", Sentence.of(e), e);
        }
    }
}
