package httpmonitor.store.hits;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.console.Shutdown;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.DailyIndices;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Retention;
import httpmonitor.store.NodeSettings;
import httpmonitor.store.StoreProperties;
import httpmonitor.testing.EmbeddedDistribution;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KeptAtStartIT {
    private static final IndexNames NAMES = IndexNames.of("access-log-*");
    private static final Duration KEEP = Duration.ofDays(30);
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    private Path data;

    /** The clock may still be wrong then. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aStartDeletesNoDays() throws Exception {
        List<String> messages = new CopyOnWriteArrayList<>();
        try (Shutdown shutdown = new Shutdown();
                ElasticConnection connection = connection(start(shutdown, messages))) {
            new DailyIndices(connection, NAMES).open(LONG_AGO);
        }
        try (Shutdown shutdown = new Shutdown();
                ElasticConnection connection = connection(start(shutdown, messages))) {
            Thread.sleep(5_000);
            assertThat(messages).noneMatch(message -> message.startsWith("Deleted"));
            assertThat(new Retention(connection, NAMES, KEEP).prune(Instant.now()))
                    .containsExactly("access-log-2020.01.01", "access-log-2020.01.02");
        }
    }

    private EmbeddedStore start(Shutdown shutdown, List<String> messages) throws Exception {
        var settings = new NodeSettings(EmbeddedDistribution.path(), data, 0, 256);
        return EmbeddedStore.start(settings, NAMES, KEEP, shutdown, messages::add);
    }

    private static ElasticConnection connection(EmbeddedStore store) {
        StoreProperties address = store.node().address();
        return ElasticConnection.to(ElasticSettings.of(address.esUrl())
                .with(new Credentials.Login(address.username(), address.password())));
    }
}
