package httpmonitor.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of the product's programs, the built jar, which is killed and started again, and started again too where it ends
 * by itself.
 */
final class KeptProgram {
    private static final long END_SECONDS = 60;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path output;
    private @Nullable Process process;
    private Instant startedAt = Instant.MIN;
    private long peakKilobytes;
    private long mostFiles;
    private int endedByItself;

    KeptProgram(List<String> command, Path output) {
        this(command, Map.of(), output);
    }

    /** {@code environment}: variables that it has besides those of this JVM; an empty value takes one away. */
    KeptProgram(List<String> command, Map<String, String> environment, Path output) {
        this.command = command;
        this.environment = environment;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    synchronized void start() throws IOException {
        startedAt = Instant.now();
        ProcessBuilder.Redirect appended = ProcessBuilder.Redirect.appendTo(output.toFile());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(appended).redirectError(appended);
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(String::isEmpty);
        process = builder.start();
    }

    /** Whether the program has run without a kill for this time. */
    synchronized boolean isUpFor(Duration time) {
        return process != null && startedAt.plus(time).isBefore(Instant.now());
    }

    /** As {@code kill -9} does. */
    synchronized void kill() {
        end(process, true);
    }

    /**
     * As {@code kill -9} does to the descendant that has this in its command line; the program then has nothing left to
     * do.
     */
    synchronized void killDescendant(String commandLine) throws IOException {
        Process program = process;
        if (program != null) {
            for (ProcessHandle descendant : program.descendants().toList()) {
                if (commandLine(descendant).contains(commandLine)) {
                    descendant.destroyForcibly();
                }
            }
        }
        end(program, false);
    }

    /** As {@code kill} does, and waits. */
    synchronized void stop() {
        Process program = process;
        if (program != null) {
            program.destroy();
        }
        end(program, false);
    }

    private void end(@Nullable Process program, boolean suddenly) {
        if (program == null) {
            return;
        }
        measure();
        process = null;
        try {
            if (suddenly || !program.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                program.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            program.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String commandLine(ProcessHandle handle) throws IOException {
        Path file = Path.of("/proc", String.valueOf(handle.pid()), "cmdline");
        return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    }

    /** Looks after it, to be called every now and then. */
    synchronized void lookAfter() throws IOException {
        Process program = process;
        if (program != null && !program.isAlive()) {
            endedByItself++;
            start();
        }
        measure();
    }

    /** Linux keeps the peak of resident memory itself; of open files we see what we look at. */
    private void measure() {
        Process program = process;
        if (program == null) {
            return;
        }
        Path proc = Path.of("/proc", String.valueOf(program.pid()));
        try (Stream<String> status = Files.lines(proc.resolve("status"));
                Stream<Path> files = Files.list(proc.resolve("fd"))) {
            status.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .forEach(peak -> peakKilobytes = Math.max(peakKilobytes, peak));
            mostFiles = Math.max(mostFiles, files.count());
        } catch (IOException | java.io.UncheckedIOException e) {
            return; // it has just ended
        }
    }

    synchronized long peakMegabytes() {
        return peakKilobytes / 1024;
    }

    synchronized long mostFiles() {
        return mostFiles;
    }

    synchronized int endedByItself() {
        return endedByItself;
    }
}
