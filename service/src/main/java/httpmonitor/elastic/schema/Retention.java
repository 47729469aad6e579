package httpmonitor.elastic.schema;

import co.elastic.clients.elasticsearch.indices.resolve_index.ResolveIndexItem;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.TypedClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     * Deletes the indices of days that ended before {@code now} minus the retention, but for the newest that has hits:
     * a clock that is ahead does not delete all.
     *
     * @return the names of the deleted indices, oldest first
     * @throws ElasticException where the server refuses, or does not answer; what was deleted until then is gone
     */
    public List<String> prune(Instant now) throws ElasticException {
        List<String> days = client
                .call(
                        WHAT,
                        elasticsearch -> elasticsearch.indices().resolveIndex(resolve -> resolve.name(names.pattern())))
                .indices()
                .stream()
                .map(ResolveIndexItem::name)
                .filter(index -> names.day(index).isPresent())
                .sorted()
                .toList();
        List<String> old = new ArrayList<>(days);
        old.removeIf(index -> !isOver(names.day(index).orElseThrow(), now));
        if (!old.isEmpty()) {
            newestWithHits(days).ifPresent(old::remove);
        }
        for (String index : old) {
            client.call(WHAT, elasticsearch -> elasticsearch.indices().delete(delete -> delete.index(index)));
        }
        return old;
    }

    private Optional<String> newestWithHits(List<String> days) throws ElasticException {
        for (String index : days.reversed()) {
            if (client.call(WHAT, elasticsearch -> elasticsearch.count(count -> count.index(index)))
                            .count()
                    > 0) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    private boolean isOver(LocalDate day, Instant now) {
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return !end.isAfter(now.minus(keep));
    }
}
