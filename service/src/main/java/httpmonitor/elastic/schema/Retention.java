package httpmonitor.elastic.schema;

import co.elastic.clients.elasticsearch.indices.resolve_index.ResolveIndexItem;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.TypedClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Deletes old days where the cluster does not do so itself. It deletes only daily indices, as a whole: never the
 * archive, nor other indices with the same prefix.
 */
public final class Retention {
    private static final String WHAT = "Cannot delete hits older than the retention";

    private final IndexNames names;
    private final Duration keep;
    private final TypedClient client;

    /**
     * For the indices of these names.
     *
     * @param keep how long hits are kept, positive
     */
    public Retention(ElasticConnection connection, IndexNames names, Duration keep) {
        if (!keep.isPositive()) {
            throw new IllegalArgumentException("a retention must be positive");
        }
        this.names = names;
        this.keep = keep;
        this.client = new TypedClient(connection);
    }

    /**
     * Deletes the indices of days that ended before {@code now} minus the retention.
     *
     * @return the names of the deleted indices, oldest first
     * @throws ElasticException where the server refuses, or does not answer; what was deleted until then is gone
     */
    public List<String> prune(Instant now) throws ElasticException {
        List<String> old = client
                .call(
                        WHAT,
                        elasticsearch -> elasticsearch.indices().resolveIndex(resolve -> resolve.name(names.pattern())))
                .indices()
                .stream()
                .map(ResolveIndexItem::name)
                .filter(index ->
                        names.day(index).filter(day -> isOver(day, now)).isPresent())
                .sorted()
                .toList();
        for (String index : old) {
            client.call(WHAT, elasticsearch -> elasticsearch.indices().delete(delete -> delete.index(index)));
        }
        return old;
    }

    private boolean isOver(LocalDate day, Instant now) {
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return !end.isAfter(now.minus(keep));
    }
}
