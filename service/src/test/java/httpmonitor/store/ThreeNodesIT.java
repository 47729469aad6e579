package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.accesslog.format.LineRules;
import httpmonitor.alert.AlertRule;
import httpmonitor.elastic.query.ElasticsearchTrafficSource;
import httpmonitor.elastic.rest.Credentials.Login;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.elastic.write.ElasticsearchEntrySink;
import httpmonitor.ingest.ship.Idle;
import httpmonitor.ingest.ship.ShipListener;
import httpmonitor.ingest.ship.Shipper;
import httpmonitor.ingest.ship.ShipperState;
import httpmonitor.ingest.tail.RunClock;
import httpmonitor.ingest.tail.TailOptions;
import httpmonitor.ingest.tail.Tailed;
import httpmonitor.ingest.tail.Tailer;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.Watcher;
import httpmonitor.traffic.TrafficFilter;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The node of three that holds the primary is killed while lines are shipped and polled: no line is missing on any
 * copy, none is stored twice, and the poller continues.
 */
@Timeout(420)
class ThreeNodesIT {

    private static final IndexNames NAMES = IndexNames.of("access-log-*");
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int BURSTS = 20;
    private static final int LINES_PER_BURST = 1_500;
    private static final int KILLED_AFTER = 8;
    private static final Duration BETWEEN_BURSTS = Duration.ofMillis(300);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final List<Long> offsets = new ArrayList<>();
    private final List<TickReport> reports = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    /** A node that lives to the end. */
    private int survivor = 2;

    @Test
    void aNodeIsKilled() throws Exception {
        Path log = Files.createFile(folder.resolve("access.log"));
        try (ThreeNodes cluster = ThreeNodes.start(folder);
                ElasticConnection connection = ElasticConnection.to(settings(cluster));
                ElasticsearchEntrySink sink =
                        new ElasticsearchEntrySink(connection, NAMES, Duration.ofDays(30), "web");
                Tailer tailer = new Tailer(tailing(log), InputStream.nullInputStream(), RunClock.real());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            new Templates(connection, NAMES).install();
            var shipper = new Shipper(
                    tailer,
                    LineRules.usual(),
                    sink,
                    new Deaf(),
                    RunClock.real(),
                    Idle.real(),
                    new SplittableRandom(1),
                    true);
            Future<?> shipping = threads.submit(shipper::run);
            Future<?> polling = threads.submit(() -> poll(connection));
            try {
                write(log, 0, KILLED_AFTER);
                awaitStored(cluster);
                awaitCopies(cluster);
                copyAtOnceElsewhere(cluster);
                write(log, KILLED_AFTER, KILLED_AFTER + 1);
                int primary = ThreeNodes.NAMES.indexOf(copies(cluster, "p").getFirst());
                survivor = (primary + 1) % 3;
                cluster.kill(primary);
                write(log, KILLED_AFTER + 1, BURSTS);
                awaitStored(cluster);
                await(() -> seesAll(reports.getLast()));
            } finally {
                over.set(true);
                shipper.stop();
            }
            shipping.get();
            polling.get();
            awaitGreen(cluster);
            send(cluster, "POST", "/" + NAMES.pattern() + "/_refresh", "");
            List<String> copies = copies(cluster, "pr");
            assertThat(copies).hasSize(2);
            for (String node : copies) {
                assertThat(storedOffsets(cluster, node))
                        .as("the copy on node " + node)
                        .isEqualTo(offsets);
            }
            assertThePollerWentOn();
        }
    }

    /** Every tick either saw, or said that it did not and why; the last one saw everything. */
    private void assertThePollerWentOn() {
        assertThat(reports)
                .allMatch(report ->
                        report.traffic().isPresent() || report.alert().blind().isPresent());
        assertThat(seesAll(reports.getLast())).as(reports.getLast().toString()).isTrue();
    }

    private boolean seesAll(TickReport report) {
        return report.alert().blind().isEmpty()
                && report.traffic().orElseThrow().totals().hits() == offsets.size();
    }

    private void poll(ElasticConnection connection) {
        var source = new ElasticsearchTrafficSource(connection, NAMES.pattern(), TrafficFilter.NONE, 10);
        var rule = new AlertRule(Duration.ofMinutes(2), BigDecimal.TEN, BigDecimal.TEN);
        Watcher watcher = Watcher.live(source, List.of(rule), Duration.ofSeconds(1), CLOCK::instant);
        Instant t = Instant.EPOCH;
        boolean last;
        do {
            last = over.get();
            Instant now = CLOCK.instant().truncatedTo(ChronoUnit.SECONDS);
            t = now.isAfter(t) ? now : t.plusSeconds(1);
            reports.add(watcher.onTick(t, 0));
            pause(Duration.ofMillis(500));
        } while (!last);
    }

    private void write(Path log, int from, int to) throws Exception {
        for (int burst = from; burst < to; burst++) {
            StringBuilder lines = new StringBuilder();
            String time = TIME.format(CLOCK.instant());
            long size = Files.size(log);
            for (int line = 0; line < LINES_PER_BURST; line++) {
                offsets.add(size + lines.length());
                lines.append("10.0.%d.%d - - [%s] \"GET /section%d/%d HTTP/1.1\" 200 %d%n"
                        .formatted(burst, line % 250, time, line % 50, line, line));
            }
            Files.writeString(log, lines, StandardOpenOption.APPEND);
            pause(BETWEEN_BURSTS);
        }
    }

    /** A node's data may only be lost where another node has them too. */
    private void awaitCopies(ThreeNodes cluster) throws Exception {
        JsonNode health = awaitGreen(cluster);
        assertThat(health.path("number_of_nodes").asInt()).isEqualTo(3);
        assertThat(health.path("active_shards").asInt())
                .isEqualTo(2 * health.path("active_primary_shards").asInt())
                .isPositive();
    }

    /** Elasticsearch waits a minute for a lost node to come back before it makes the missing copy on another one. */
    private void copyAtOnceElsewhere(ThreeNodes cluster) throws Exception {
        send(cluster, "PUT", "/" + NAMES.pattern() + "," + IndexNames.HEARTBEAT + "/_settings", """
                {"index.unassigned.node_left.delayed_timeout": "0s"}""");
    }

    private JsonNode awaitGreen(ThreeNodes cluster) throws Exception {
        JsonNode health = send(
                cluster,
                "GET",
                "/_cluster/health/" + NAMES.pattern() + "," + IndexNames.HEARTBEAT
                        + "?wait_for_status=green&timeout=90s",
                "");
        assertThat(health.path("status").asText()).isEqualTo("green");
        return health;
    }

    /**
     * The names of the nodes that hold a copy of the hits; {@code kinds} has {@code p} for the primary, {@code r} for
     * replicas.
     */
    private List<String> copies(ThreeNodes cluster, String kinds) throws Exception {
        JsonNode shards = send(cluster, "GET", "/_cat/shards/" + NAMES.pattern() + "?h=prirep,node&format=json", "");
        return StreamSupport.stream(shards.spliterator(), false)
                .filter(shard -> kinds.contains(shard.path("prirep").asText()))
                .map(shard -> shard.path("node").asText())
                .distinct()
                .toList();
    }

    private void awaitStored(ThreeNodes cluster) throws Exception {
        await(() -> count(cluster) >= offsets.size());
        assertThat(count(cluster)).isEqualTo(offsets.size());
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant end = CLOCK.instant().plusSeconds(150);
        while (!condition.call() && CLOCK.instant().isBefore(end)) {
            pause(Duration.ofMillis(500));
        }
    }

    private long count(ThreeNodes cluster) throws Exception {
        return send(cluster, "GET", "/" + NAMES.pattern() + "/_count", "")
                .path("count")
                .asLong();
    }

    private List<Long> storedOffsets(ThreeNodes cluster, String node) throws Exception {
        List<Long> stored = new ArrayList<>();
        List<Long> page = List.of(-1L);
        while (!page.isEmpty()) {
            String body = """
                    {"size": 10000, "_source": false, "sort": [{"log.offset": "asc"}], "search_after": [%d]}""".formatted(page.getLast());
            page = StreamSupport.stream(
                            send(
                                            cluster,
                                            "POST",
                                            "/" + NAMES.pattern() + "/_search?preference=_only_nodes:" + node,
                                            body)
                                    .at("/hits/hits")
                                    .spliterator(),
                            false)
                    .map(hit -> hit.at("/sort/0").asLong())
                    .toList();
            stored.addAll(page);
        }
        return stored;
    }

    /** Asks a node that lives to the end. */
    private JsonNode send(ThreeNodes cluster, String method, String path, String body) throws Exception {
        return new ObjectMapper()
                .readTree(new Requests(cluster.address(survivor))
                        .send(method, path, body)
                        .body());
    }

    private static ElasticSettings settings(ThreeNodes cluster) {
        StoreProperties user = cluster.address(0);
        return ElasticSettings.of(cluster.urls())
                .with(new Login(user.username(), user.password()))
                .answeringWithin(Duration.ofSeconds(10));
    }

    private TailOptions tailing(Path log) {
        return new TailOptions(List.of(log.toString()), folder.resolve("checkpoints"), "web", false, false);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the shipper says is not what is tested here. */
    private static final class Deaf implements ShipListener {
        @Override
        public void onEvent(Tailed event) {}

        @Override
        public void onState(ShipperState state) {}

        @Override
        public void onLost(String path, long offset, String reason) {
            throw new AssertionError(reason);
        }
    }
}
