package httpmonitor.view.terminal;

import java.io.IOException;
import org.jline.utils.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signals of this process. Not through JLine, which would also take over the signals that end the JVM, and with
 * them the shutdown that gives the terminal back.
 */
final class ProcessSignals implements JobControl {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessSignals.class);
    private static final String SUSPEND = "TSTP";

    private Runnable suspended = () -> {};

    @Override
    public void listen(Runnable resized, Runnable onSuspend, Runnable continued) {
        suspended = onSuspend;
        Signals.register("WINCH", resized);
        Signals.register("CONT", continued);
        Signals.register(SUSPEND, onSuspend);
    }

    /** Stops by the signal's default action; the kernel ignores it where no shell could continue the process. */
    @Override
    public void stop() throws InterruptedException {
        Signals.registerDefault(SUSPEND);
        try {
            new ProcessBuilder(
                            "kill",
                            "-" + SUSPEND,
                            Long.toString(ProcessHandle.current().pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            LOG.warn("The program cannot be suspended: {}", e.getMessage());
        } finally {
            Signals.register(SUSPEND, suspended);
        }
    }

    @Override
    public void release() {
        for (String signal : new String[] {"WINCH", "CONT", SUSPEND}) {
            Signals.registerDefault(signal);
        }
    }
}
