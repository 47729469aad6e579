package httpmonitor.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The project's compose file and what it mounts, in a folder of their own, on an engine: {@code ship} in Logstash's
 * place, without Kibana.
 */
final class RunningStack {

    /** What a command left behind. */
    record Result(int code, String said) {

        Result succeeded() {
            assertThat(code).as(said).isZero();
            return this;
        }
    }

    private static final int OPEN_FILES = 65_535;

    final Path home;
    final Path log;
    final Map<String, String> settings = new TreeMap<>();
    private final String project = "stack" + UUID.randomUUID().toString().substring(0, 8);

    private RunningStack(Path home) {
        this.home = home;
        this.log = home.resolve("logs/access.log");
    }

    /** Copies the files; starts nothing. */
    static RunningStack in(Path home) throws IOException, InterruptedException {
        RunningStack stack = new RunningStack(home);
        for (String file : List.of(
                "docker-compose.yml",
                "Dockerfile",
                ".dockerignore",
                "service/docker/start",
                "service/target/httpmonitor.jar")) {
            Files.createDirectories(home.resolve(file).getParent());
            Files.copy(ComposeFile.HOME.resolve(file), home.resolve(file));
        }
        for (String folder : List.of("kibana", "logstash/config", "logstash/pipeline")) {
            copy(ComposeFile.HOME.resolve(folder), home.resolve(folder));
        }
        stack.settings.putAll(Map.of(
                "KIBANA", "0", "KIBANA_PULL", "never", "LOGSTASH", "0", "LOGSTASH_PULL", "never", "ES_HEAP", "400m"));
        for (String port : List.of("ES_PORT", "ES_PORT_2", "ES_PORT_3", "ALERTMANAGER_PORT")) {
            stack.settings.put(port, Integer.toString(freePort()));
        }
        stack.settings.put("TRANSPORT_HOST", allowedOpenFiles() < OPEN_FILES ? "127.0.0.1" : "0.0.0.0");
        return stack;
    }

    /** What a user has in {@code .env}. */
    void writeSettings() throws IOException {
        StringBuilder lines = new StringBuilder();
        settings.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        Files.writeString(home.resolve(".env"), lines);
    }

    Result program(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dhttpmonitor.home=" + home,
                "-jar",
                home.resolve("service/target/httpmonitor.jar").toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    Result compose(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker", "compose"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    Result docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** The ids of the stack's containers, also of those that have ended. */
    List<String> containers() throws IOException, InterruptedException {
        return docker("ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project=" + project)
                .succeeded()
                .said()
                .lines()
                .toList();
    }

    /** A container's name. */
    String name(String service) {
        return project + "-" + service + "-1";
    }

    /** One look at all that is stored, as the reader sees it. */
    JsonNode look(String portSetting) throws IOException, InterruptedException {
        Result result = program(
                "watch",
                "--once",
                "--output",
                "json",
                "--es-url",
                "http://127.0.0.1:" + settings.get(portSetting),
                "--username",
                "httpmonitor_reader",
                "--password",
                Files.readString(home.resolve("secrets/reader_password")));
        String json = result.said()
                .lines()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .orElse("{}");
        return new ObjectMapper().readTree(json);
    }

    /** Waits until the shipper says that nothing is left. */
    void awaitHeartbeat() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        JsonNode seen = look("ES_PORT");
        while (seen.at("/ingest/backlog_bytes").asLong(-1) != 0) {
            assertThat(System.nanoTime()).as("a heartbeat, seen %s", seen).isLessThan(deadline);
            seen = look("ES_PORT");
        }
    }

    /** Waits until {@code hits} hits are stored and no more arrive. */
    void awaitHits(String portSetting, long hits) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        JsonNode seen = look(portSetting);
        while (seen.at("/total/hits").asLong() < hits) {
            assertThat(System.nanoTime()).as("%d hits, seen %s", hits, seen).isLessThan(deadline);
            seen = look(portSetting);
        }
        assertThat(look(portSetting).at("/total/hits").asLong()).isEqualTo(hits);
    }

    private Result run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().put("COMPOSE_PROJECT_NAME", project);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), said);
    }

    /** The command that a shell needs for this project's compose file. */
    String shell(String arguments) {
        return "cd " + home + " && COMPOSE_PROJECT_NAME=" + project + " docker compose " + arguments;
    }

    private static long allowedOpenFiles() throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", "ulimit -Hn").start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        shell.waitFor();
        return said.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(said);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
