package httpmonitor.elastic.schema;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.RestJson;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes old days where the cluster does not do so itself. Whole indices only, and only those of one UTC day each:
 * never the archive, nor anything else under the same prefix.
 */
public final class Retention {
    private static final String WHAT = "Cannot delete hits older than the retention";

    private final IndexNames names;
    private final Duration keep;
    private final RestJson rest;

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
        this.rest = new RestJson(connection);
    }

    /**
     * Deletes the indices of days that ended before {@code now} minus the retention.
     *
     * @return the names of the deleted indices, oldest first
     * @throws ElasticException where the server refuses, or does not answer; what was deleted until then is gone
     */
    public List<String> prune(Instant now) throws ElasticException {
        List<String> old = new ArrayList<>();
        JsonNode found = rest.get(WHAT, "/" + names.pattern(), "*.settings.index.provided_name");
        found.fieldNames().forEachRemaining(index -> {
            if (names.day(index).filter(day -> isOver(day, now)).isPresent()) {
                old.add(index);
            }
        });
        old.sort(null);
        for (String index : old) {
            rest.delete(WHAT, "/" + index);
        }
        return List.copyOf(old);
    }

    private boolean isOver(LocalDate day, Instant now) {
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return !end.isAfter(now.minus(keep));
    }
}
