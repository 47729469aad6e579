package httpmonitor.compose;

import httpmonitor.console.Sentence;
import httpmonitor.console.Shutdown;
import httpmonitor.elastic.admin.Heartbeats;
import httpmonitor.elastic.admin.Role;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Lifecycle;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * {@code up} in Docker: it writes the settings of the compose file, starts the stack, and removes the heartbeats of
 * sources that the stack no longer reads.
 *
 * @param shipper the service that reads the logs
 * @param host the name of this host where neither the user nor {@code .env} gives one
 * @param given the name that the user gives this host
 * @param options the user's options about how logs are read and kept, as settings of the stack; those that are not
 *     given keep to {@code .env} and the environment
 * @param messages receives progress, line by line
 */
public record UpInDocker(
        LogReader shipper,
        String host,
        Optional<String> given,
        Map<String, String> options,
        EnvFile env,
        SecretFiles secrets,
        Consumer<String> messages) {

    /** Every source has a new heartbeat within this time: it comes every 5 s, and is searchable a second later. */
    private static final Duration NEXT_BEAT = Duration.ofSeconds(8);

    private static final String RETENTION = "RETENTION_DAYS";

    /** What the compose file sets for the shipper without that setting. */
    private static final long USUAL_DAYS = 30;

    /** Where the containers see logs. */
    private static final List<String> MOUNTS = List.of("/var/log/httpmonitor/", "/var/log/demo/", "/var/log/{");

    /**
     * Starts the stack for these logs.
     *
     * @return the address of its Elasticsearch, with the user of this role
     */
    public ElasticSettings start(LogMount mount, Role role, Shutdown shutdown)
            throws IOException, InterruptedException {
        env.complete("HOST_NAME", host);
        DockerStack stack = new DockerStack(Docker.inHome(settings(mount)), env, secrets, messages);
        ElasticSettings poller = stack.start(shipper, role, shutdown);
        try (ElasticConnection superuser = ElasticConnection.to(stack.superuser())) {
            forgetFormerSources(superuser, "/var/log/httpmonitor/" + mount.pattern());
            reportRetention(superuser);
        }
        return poller;
    }

    private Map<String, String> settings(LogMount mount) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("HOST_NAME", name());
        settings.put("LOG_DIR", mount.folder().toString());
        settings.put("LOG_FILE", mount.pattern());
        settings.put("LOG_GID", env.setting("LOG_GID").orElse(mount.group()));
        // A container has no zone of its own.
        settings.put(
                "LOG_ZONE",
                env.setting("LOG_ZONE").orElseGet(() -> ZoneId.systemDefault().getId()));
        settings.putAll(options);
        if (!hasKibana()) {
            settings.put("KIBANA_PULL", "never"); // else its image would be downloaded without use
        }
        if (shipper == LogReader.SHIP) {
            settings.put("LOGSTASH", "0");
            settings.put("LOGSTASH_PULL", "never");
            TreeSet<String> profiles = new TreeSet<>(
                    List.of(env.setting("COMPOSE_PROFILES").orElse("ship").split(",")));
            profiles.add("ship");
            settings.put("COMPOSE_PROFILES", String.join(",", profiles));
        }
        return settings;
    }

    /** The address of its Kibana; empty where it has none. */
    public Optional<URI> kibana() throws IOException {
        return hasKibana()
                ? Optional.of(URI.create(
                        "http://127.0.0.1:" + env.setting("KIBANA_PORT").orElse("5601")))
                : Optional.empty();
    }

    private boolean hasKibana() throws IOException {
        return env.setting("KIBANA").filter("0"::equals).isEmpty();
    }

    /** One name, whether this program starts the stack or docker compose does. */
    private String name() throws IOException {
        return given.isPresent() ? given.get() : env.setting("HOST_NAME").orElse(host);
    }

    /**
     * Removes the heartbeats of sources from an earlier start, under another name or by the other shipper; pollers
     * would wait for them. Their shipper no longer runs, so another program reads a source that has a new heartbeat,
     * and the source stays.
     */
    private void forgetFormerSources(ElasticConnection superuser, String path)
            throws IOException, InterruptedException {
        String name = name();
        Instant replaced = Instant.now();
        BiPredicate<String, String> former =
                (host, source) -> isOfStack(source) && !(host.equals(name) && source.equals(path));
        try {
            Heartbeats heartbeats = new Heartbeats(superuser);
            if (heartbeats.anyBefore(replaced, former)) {
                Thread.sleep(NEXT_BEAT);
                heartbeats
                        .forget(replaced, former)
                        .forEach(source ->
                                messages.accept("No longer waiting for " + source + ", which this does not watch."));
            }
        } catch (ElasticException e) {
            messages.accept("Former sources are still waited for, up to 10 minutes: " + Sentence.of(e));
        }
    }

    /**
     * Reports where the stack keeps hits for another time than its shipper takes it to, which cannot read the policy.
     * Where the user gives the time, the setup of this start has installed the same one.
     */
    void reportRetention(ElasticConnection superuser) throws IOException {
        if (options.containsKey(RETENTION) || env.setting(RETENTION).isPresent()) {
            return;
        }
        try {
            OptionalLong kept = new Lifecycle(superuser, IndexNames.of(IndexNames.USUAL_PATTERN)).storedDays();
            if (kept.isPresent() && kept.getAsLong() > 0 && kept.getAsLong() != USUAL_DAYS) {
                messages.accept("The stack keeps hits for " + kept.getAsLong() + " days, but its shipper archives those"
                        + " that are older than " + USUAL_DAYS + " days when they arrive: put " + RETENTION + "="
                        + kept.getAsLong() + " into .env.");
            }
        } catch (ElasticException e) {
            messages.accept("For how long the stack keeps hits is not known: " + Sentence.of(e));
        }
    }

    private static boolean isOfStack(String path) {
        return MOUNTS.stream().anyMatch(path::startsWith);
    }
}
