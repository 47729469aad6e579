package httpmonitor.conformance;

import httpmonitor.testing.DockerEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real Logstash with the pipeline's files, but for the output: each event goes to a file of its own, named
 * {@code INDEX/NUMBER}, of which the number is the line's. The installation is in {@code LOGSTASH_HOME}, else in a
 * container where a Docker engine answers.
 */
final class LogstashProcess {
    /** Hits that are older go to the archive. */
    static final Duration RETENTION = Duration.ofDays(100_000);

    private static final String HOME = System.getenv("LOGSTASH_HOME");
    private static final Path JAR = Corpus.LOGSTASH.resolveSibling("service/target/httpmonitor.jar");

    /** Counts the events that are lines, in the order of the file. */
    private static final String NUMBER = """
            filter {
              ruby {
                init => '@lines = 0'
                code => 'event.set("[@metadata][number]", @lines += 1) unless event.get("[@metadata][heartbeat]")'
              }
            }
            """;

    private final Path folder;
    private final Process process;

    private LogstashProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    static boolean isAvailable() {
        return HOME != null || (DockerEngine.isAvailable() && !DockerEngine.isOwn());
    }

    /** Starts one that reads {@code access.log} in this folder. */
    static LogstashProcess start(Path folder) throws IOException {
        Path pipeline = Files.createDirectories(folder.resolve("pipeline"));
        Path config = Files.createDirectories(folder.resolve("config"));
        for (String file : List.of("10-input.conf", "20-line.conf", "30-document.conf", "lines.rb", "coverage.rb")) {
            Files.copy(Corpus.LOGSTASH.resolve("pipeline").resolve(file), pipeline.resolve(file));
        }
        Files.copy(JAR, folder.resolve("httpmonitor.jar")); // where the pipeline looks for it
        Files.writeString(pipeline.resolve("15-number.conf"), NUMBER);
        Files.writeString(pipeline.resolve("90-output.conf"), """
                output {
                  if [@metadata][heartbeat] {
                    file { path => "%1$s/%%{[@metadata][index]}/%%{[@metadata][id]}" codec => json_lines flush_interval => 0 }
                  } else {
                    file { path => "%1$s/%%{[@metadata][index]}/%%{[@metadata][number]}" codec => json_lines flush_interval => 0 }
                  }
                }
                """.formatted(folder.resolve("out")));
        Files.copy(Corpus.LOGSTASH.resolve("config/logstash.yml"), config.resolve("logstash.yml"));
        Files.writeString(config.resolve("logstash.yml"), "\nallow_superuser: true\n", StandardOpenOption.APPEND);
        return new LogstashProcess(folder, command(folder, pipeline, config).start());
    }

    private static ProcessBuilder command(Path folder, Path pipeline, Path config) throws IOException {
        Map<String, String> environment = Map.of(
                "LOG_PATH",
                folder.resolve("access.log").toString(),
                "HOST_NAME",
                "web-1",
                "LOGSTASH_PIPELINE",
                pipeline.toString(),
                "SINCEDB_PATH",
                folder.resolve("sincedb").toString(),
                "LOG_ZONE",
                "UTC",
                "RETENTION_DAYS",
                Long.toString(RETENTION.toDays()));
        List<String> command = new ArrayList<>();
        if (HOME == null) {
            command.addAll(List.of("docker", "run", "--rm", "--init", "--network", "none"));
            command.addAll(
                    List.of("--user", Files.getAttribute(folder, "unix:uid") + ":0", "-v", folder + ":" + folder));
            environment.forEach((name, value) -> command.addAll(List.of("-e", name + "=" + value)));
            command.add("docker.elastic.co/logstash/logstash:" + System.getProperty("elastic.client.version"));
        }
        command.add(HOME == null ? "/usr/share/logstash/bin/logstash" : HOME + "/bin/logstash");
        command.addAll(List.of(
                "--path.settings",
                config.toString(),
                "--path.data",
                folder.resolve("data").toString()));
        command.addAll(List.of("-f", pipeline + "/*.conf", "-w", "1", "--pipeline.ordered", "true"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("logstash.log").toFile());
        builder.environment().putAll(environment);
        builder.environment().putIfAbsent("LS_JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    /**
     * Waits until the line of this number has come out into one of these indices, and a heartbeat; then ends Logstash,
     * which empties its queue.
     */
    void finishAfter(int number, List<String> indices) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (indices.stream().allMatch(index -> output(index, number).isEmpty())
                || output("httpmonitor-heartbeat", "logstash-web-1").isEmpty()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("Logstash did not come to line " + number + ":\n"
                        + Files.readString(folder.resolve("logstash.log")));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        stop();
    }

    /**
     * The event as JSON, of a line by its number, or of a heartbeat by its id; empty where none such went to this
     * index.
     */
    Optional<String> output(String index, Object name) {
        try {
            Path file = folder.resolve("out").resolve(index).resolve(name.toString());
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends Logstash, which empties its queue first. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
    }
}
