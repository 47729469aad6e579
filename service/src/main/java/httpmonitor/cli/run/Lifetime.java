package httpmonitor.cli.run;

import httpmonitor.console.ExitCode;
import httpmonitor.console.Shutdown;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * How long a command of several parts runs: until its main work ends, or until another part fails, whichever is first.
 * A command that went on without one of its parts would not be started again by a supervisor.
 */
public final class Lifetime {

    /** How long the main work may take to leave the terminal. */
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(2);

    private final Shutdown shutdown;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    /** {@code shutdown}: what fails once it has begun is no failure. */
    public Lifetime(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    /** Ends the command because a part has failed; from any thread, also before {@link #run}. */
    public void fail(Throwable cause) {
        end.completeExceptionally(cause);
    }

    /**
     * Does the main work on a thread of its own, which is left behind where another part fails, after a
     * shutdown that closes what it uses.
     *
     * @return the exit code of the work
     * @throws Exception what the work has thrown, or the cause for which another part has failed
     */
    public int run(Callable<Integer> work) throws Exception {
        Thread worker = Thread.ofPlatform().daemon().name("main-work").start(() -> complete(work));
        try {
            return end.get();
        } catch (InterruptedException e) {
            worker.interrupt();
            throw e;
        } catch (ExecutionException e) {
            if (shutdown.isClosed()) {
                return ExitCode.DONE;
            }
            shutdown.close();
            worker.join(LEAVES_WITHIN); // a screen that is just being opened would hide the sentence
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @SuppressWarnings("IllegalCatch") // thrown again by run
    private void complete(Callable<Integer> work) {
        try {
            end.complete(work.call());
        } catch (Throwable e) {
            end.completeExceptionally(e);
        }
    }
}
