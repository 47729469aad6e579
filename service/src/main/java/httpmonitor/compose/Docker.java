package httpmonitor.compose;

import httpmonitor.console.Home;
import httpmonitor.console.Shutdown;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The program {@code docker}.
 *
 * @param program its name or path
 * @param folder where {@code docker-compose.yml} is
 * @param environment variables added to this program's environment
 */
public record Docker(String program, Path folder, Map<String, String> environment) {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The program on the path, run in the project's folder. */
    public static Docker inHome(Map<String, String> environment) {
        return new Docker("docker", Home.path(), environment);
    }

    /** Whether a command ends with success within 3 seconds. */
    boolean succeeds(String... arguments) throws InterruptedException {
        Process process;
        try {
            process = builder(List.of(arguments))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return false; // there is no such program
        }
        boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        return ended && process.exitValue() == 0;
    }

    /**
     * Runs a command to its end.
     *
     * @param shutdown ends the command where this program is stopped
     * @param lines receives its output, line by line
     * @return its exit code
     */
    int run(Shutdown shutdown, Consumer<String> lines, String... arguments) throws IOException, InterruptedException {
        Process process = builder(List.of(arguments)).start();
        shutdown.add(process::destroy);
        return follow(process, lines);
    }

    /** The same while the program stops: the command then runs to its end. */
    int run(Consumer<String> lines, String... arguments) throws IOException, InterruptedException {
        return follow(builder(List.of(arguments)).start(), lines);
    }

    private static int follow(Process process, Consumer<String> lines) throws IOException, InterruptedException {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.accept(line);
            }
        }
        return process.waitFor();
    }

    private ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        return builder;
    }
}
