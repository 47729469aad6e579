package httpmonitor.elastic.schema;

import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.TypedClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Creates the indices of the days whose hits are about to arrive.
 *
 * <p>An index that is created by its first hit cannot be searched for a moment: a poller would get a partial answer at
 * the first start and at every midnight.
 */
public final class DailyIndices {

    private static final String WHAT = "Cannot open the day's index";

    private final TypedClient client;
    private final IndexNames names;

    /** Uses a connection that the caller closes. */
    public DailyIndices(ElasticConnection connection, IndexNames names) {
        this.client = new TypedClient(connection);
        this.names = names;
    }

    /**
     * Creates the indices of today and tomorrow, UTC, where they are missing; they can be searched when this returns.
     *
     * @throws ElasticException where the server refuses, or does not answer
     */
    public void open(Instant now) throws ElasticException {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        for (LocalDate day : List.of(today, today.plusDays(1))) {
            String index = names.of(day);
            boolean exists = client.call(
                            WHAT, elasticsearch -> elasticsearch.indices().exists(exist -> exist.index(index)))
                    .value();
            if (!exists) {
                client.call(WHAT, elasticsearch -> elasticsearch.indices().create(create -> create.index(index)));
            }
        }
    }
}
