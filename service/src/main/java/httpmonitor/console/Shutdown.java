package httpmonitor.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops what a command started, the latest first, once, on every way out: a return, an exception, Ctrl-C, SIGTERM, the
 * end of the terminal.
 */
public final class Shutdown implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    /** How often to check at most whether the thread rests; there are 20 ms between checks. */
    private static final int LONGEST_UNREST = 50;

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closed;

    /** An empty shutdown for a command that runs in this thread. It also runs when the JVM ends. */
    public Shutdown() {
        Thread command = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close();
                            awaitRest(command);
                        },
                        "shutdown"));
    }

    /**
     * Waits for a moment until a thread rests. The JVM writes its archive of classes after its hooks, and has crashed
     * (JDK 25) where the command's thread, whose request had just been cut off, linked a class meanwhile.
     */
    private static void awaitRest(Thread thread) {
        int rests = 0;
        for (int i = 0; i < LONGEST_UNREST && rests < 2; i++) {
            rests = thread.getState() == Thread.State.RUNNABLE ? 0 : rests + 1;
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
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
