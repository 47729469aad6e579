package httpmonitor.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built product, started as a user starts it. */
final class Product {

    private final Path home;

    /** The product of a checkout. */
    Product(Path home) {
        this.home = home;
    }

    /** The checkout that this program belongs to. */
    static Product here() {
        return new Product(Path.of(System.getProperty("httpmonitor.home", ".")).toAbsolutePath());
    }

    Path home() {
        return home;
    }

    /** {@code run.sh} with these arguments. */
    ProcessBuilder command(Object... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("run.sh").toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command);
    }

    /** Starts a command that runs until it is stopped. */
    Process start(Path log, Object... arguments) throws IOException {
        return command(arguments)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Stops what was started, by SIGTERM. */
    static void stop(Process process) {
        stop(process.toHandle());
    }

    /** Stops a process, by SIGTERM; by SIGKILL where it has not ended after half a minute. */
    static void stop(ProcessHandle process) {
        process.destroy();
        boolean ended = process.onExit()
                .thenApply(exited -> true)
                .completeOnTimeout(false, 30, TimeUnit.SECONDS)
                .join();
        if (!ended) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
