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

    /** In looks of 20 ms. */
    private static final int LONGEST_UNREST = 50;

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closed;

    /** A shutdown of nothing yet, of a command that runs in this thread; it also runs when the JVM ends. */
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
