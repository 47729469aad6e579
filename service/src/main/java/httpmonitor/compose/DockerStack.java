package httpmonitor.compose;

import httpmonitor.console.Shutdown;
import httpmonitor.console.UserException;
import httpmonitor.elastic.admin.Role;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The stack of {@code docker-compose.yml}: Elasticsearch, Logstash or {@code ship}, which tails the log, and Kibana.
 *
 * @param messages receives progress, line by line
 */
public record DockerStack(Docker docker, EnvFile env, SecretFiles secrets, Consumer<String> messages) {

    private static final Pattern CONTAINER = Pattern.compile("[0-9a-f]{12,64}");

    /** How Compose says that a container has ended or does not serve. */
    private static final Pattern ENDED_EARLY = Pattern.compile("exited \\(|is unhealthy");

    private static final String[] UP_AGAIN = {"compose", "up", "--detach", "--wait"};

    /** Why the stack cannot start here; empty where it can. */
    public static Optional<String> objection(Docker docker) throws InterruptedException {
        if (!docker.succeeds("info")) {
            return Optional.of("no Docker engine answers within 3 s (docker info)");
        }
        return docker.succeeds("compose", "version")
                ? Optional.empty()
                : Optional.of("this Docker has no Compose (docker compose version)");
    }

    /**
     * Starts the stack with the secrets that it needs, and waits until all of it works. The end of this program stops a
     * stack that did not run before.
     *
     * @param shipper the service that reads the log; a log that it may not read is a failure
     * @return the address of its Elasticsearch, with the user of this role
     */
    ElasticSettings start(LogReader shipper, Role role, Shutdown shutdown) throws IOException, InterruptedException {
        secrets.complete();
        boolean running = runs();
        checkLogs(shipper, shutdown);
        if (running) {
            messages.accept("The Docker stack already runs, and continues to run when this command ends.");
        } else {
            shutdown.add(this::stop);
        }
        LastLine last = new LastLine(messages);
        int exit = docker.run(shutdown, last, "compose", "up", "--detach", "--wait", "--build");
        if (exit != 0 && ENDED_EARLY.matcher(last.text()).find() && !shutdown.isClosed()) {
            // The engine restarts a service that ends: one failure on a slow machine must not end the whole stack.
            messages.accept("Waiting for it once more.");
            exit = docker.run(shutdown, last, UP_AGAIN);
        }
        if (exit != 0) {
            throw new UserException("Docker Compose could not start the stack (exit code " + exit + "): " + last.text()
                    + "; see docker compose logs; --stack embedded does without Docker");
        }
        return as(role.roleName(), role.name().toLowerCase(Locale.ROOT) + "_password");
    }

    /**
     * Checks the access in a container with the shipper's user and groups, so that access lists, SELinux and a rootless
     * engine count.
     */
    private void checkLogs(LogReader shipper, Shutdown shutdown) throws IOException, InterruptedException {
        String user = shipper == LogReader.LOGSTASH ? "1000:1000" : "65532:65532";
        LastLine last = new LastLine(messages);
        int exit = docker.run(
                shutdown, last, "compose", "run", "--rm", "--no-deps", "--build", "-T", "--user", user, "log-access");
        if (exit != 0) {
            throw new UserException(
                    "The stack is not started, because " + shipper.name().toLowerCase(Locale.ROOT)
                            + " could not read the log in its container: " + last.text()
                            + "; let a group read it and set LOG_GID to that group's number, or use --stack embedded");
        }
    }

    /** The user with all rights. */
    ElasticSettings superuser() throws IOException {
        return as("elastic", "elastic_password");
    }

    private ElasticSettings as(String user, String secret) throws IOException {
        return ElasticSettings.of("http://127.0.0.1:" + env.setting("ES_PORT").orElse("9200"))
                .with(new Credentials.Login(user, secrets.read(secret)));
    }

    /**
     * Stops and removes the containers of every profile.
     *
     * @param deleteData also the volumes
     */
    public void down(boolean deleteData, Shutdown shutdown) throws IOException, InterruptedException {
        secrets.complete(); // the compose file cannot be read without them
        List<String> command = new ArrayList<>(List.of("compose", "--profile", "*", "down", "--remove-orphans"));
        if (deleteData) {
            command.add("--volumes");
        }
        LastLine last = new LastLine(messages);
        int exit = docker.run(shutdown, last, command.toArray(String[]::new));
        if (exit != 0) {
            throw new UserException(
                    "Docker Compose could not remove the stack (exit code " + exit + "): " + last.text());
        }
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

    /** Passes lines on, and keeps the last one that says something. */
    private static final class LastLine implements Consumer<String> {
        private final Consumer<String> messages;
        private String text = "it gives no reason";

        LastLine(Consumer<String> messages) {
            this.messages = messages;
        }

        @Override
        public void accept(String line) {
            messages.accept(line);
            text = line.isBlank() ? text : line.strip();
        }

        String text() {
            return text;
        }
    }
}
