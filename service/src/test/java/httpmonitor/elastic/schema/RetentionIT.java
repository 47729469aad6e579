package httpmonitor.elastic.schema;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.StoredHit;
import httpmonitor.elastic.TestStore;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealElasticsearch.class)
class RetentionIT {
    private static final Duration KEEP = Duration.ofDays(30);

    @Test
    void onlyDaysThatAreOverForLongerThanTheRetentionAreDeleted(ElasticsearchServer server) throws Exception {
        try (TestStore store = new TestStore(server)) {
            new Templates(store.connection, store.names).install();
            String prefix = store.names.prefix();
            for (String suffix :
                    new String[] {"2026.10.21", "2026.10.20", "2026.10.22", "archive", "2026.1.1", "notes"}) {
                store.send("PUT", "/" + prefix + suffix, "");
            }
            Retention retention = new Retention(store.connection, store.names, KEEP);
            assertThat(retention.prune(Instant.parse("2026-11-20T23:59:59Z"))).containsExactly(prefix + "2026.10.20");
            assertThat(retention.prune(Instant.parse("2026-11-21T00:00:00Z"))).containsExactly(prefix + "2026.10.21");
            assertThat(retention.prune(Instant.parse("2026-11-21T23:59:59Z"))).isEmpty();
            assertThat(store.send("GET", "/" + store.names.pattern(), "").size())
                    .isEqualTo(4);
        }
    }

    @Test
    void aClockThatIsAheadOfAllHitsLeavesTheNewestDayThatHasSome(ElasticsearchServer server) throws Exception {
        try (TestStore store = new TestStore(server)) {
            new Templates(store.connection, store.names).install();
            String prefix = store.names.prefix();
            store.index(prefix + "2026.11.19", List.of(StoredHit.at(Instant.parse("2026-11-19T12:00:00Z"))));
            store.index(prefix + "2026.11.20", List.of(StoredHit.at(Instant.parse("2026-11-20T12:00:00Z"))));
            store.send("PUT", "/" + prefix + "2026.11.21", "");
            store.send("PUT", "/" + prefix + "2030.01.01", "");
            Retention retention = new Retention(store.connection, store.names, KEEP);
            Instant wrong = Instant.parse("2030-01-01T00:00:00Z");
            assertThat(retention.prune(wrong)).containsExactly(prefix + "2026.11.19", prefix + "2026.11.21");
            store.index(prefix + "2030.01.01", List.of(StoredHit.at(Instant.parse("2030-01-01T00:00:00Z"))));
            assertThat(retention.prune(wrong)).containsExactly(prefix + "2026.11.20");
        }
    }
}
