package httpmonitor.cli;

import httpmonitor.elastic.Credentials;
import httpmonitor.elastic.ElasticSettings;
import httpmonitor.elastic.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The stack of {@code docker-compose.yml}: Elasticsearch, Logstash, which tails the log in {@code ship}'s place, and Kibana. */
final class DockerStack {

    private static final Pattern CONTAINER = Pattern.compile("[0-9a-f]{12,64}");

    private final Docker docker;
    private final EnvFile env;
    private final Consumer<String> messages;

    /** Of the Docker Compose that {@code docker} runs; {@code messages} is told what happens, a line each. */
    DockerStack(Docker docker, EnvFile env, Consumer<String> messages) {
        this.docker = docker;
        this.env = env;
        this.messages = messages;
    }

    /** Why it cannot be started here, empty where it can. */
    static Optional<String> objection(Docker docker) throws InterruptedException {
        if (!docker.succeeds("info")) {
            return Optional.of("no Docker engine answers within 3 s (docker info)");
        }
        return docker.succeeds("compose", "version")
                ? Optional.empty()
                : Optional.of("this Docker has no Compose (docker compose version)");
    }

    /**
     * Starts it, with the secrets that it needs, and waits until all of it works. It is stopped in the end, unless it ran before.
     *
     * @return where its Elasticsearch is, as a user who may read
     */
    ElasticSettings start(Shutdown shutdown) throws IOException, InterruptedException {
        env.complete();
        if (runs()) {
            messages.accept("The Docker stack runs already, and will go on when this ends.");
        } else {
            shutdown.add(this::stop);
        }
        AtomicReference<String> last = new AtomicReference<>("it says nothing");
        int exit = docker.run(
                shutdown,
                line -> {
                    messages.accept(line);
                    last.set(line.isBlank() ? last.get() : line.strip());
                },
                "compose",
                "up",
                "--detach",
                "--wait",
                "--build");
        if (exit != 0) {
            throw new UserException("Docker Compose could not start the stack (exit code " + exit + "): " + last
                    + "; docker compose logs tells more, and --stack embedded does without Docker");
        }
        return reader();
    }

    private boolean runs() throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        int exit = docker.run(said::add, "compose", "ps", "--quiet", "--status", "running");
        return exit == 0
                && said.stream().anyMatch(line -> CONTAINER.matcher(line).matches());
    }

    private void stop() throws IOException, InterruptedException {
        messages.accept("Stopping the Docker stack; the data stay.");
        int exit = docker.run(messages, "compose", "stop");
        if (exit != 0) {
            throw new IOException("docker compose stop ended with " + exit);
        }
    }

    private ElasticSettings reader() throws IOException {
        String password = env.setting("READER_PASSWORD").orElseThrow();
        return ElasticSettings.of("http://127.0.0.1:" + env.setting("ES_PORT").orElse("9200"))
                .with(new Credentials.Login(Role.READER.roleName(), password));
    }
}
