package httpmonitor.elastic.query;

import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.Privileges;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * Checks whether a poller may read the hits, or the heartbeats. Where a user may read none of a pattern's indices,
 * Elasticsearch answers as if there were no index. Thread-safe.
 */
final class Sight {

    /**
     * While nothing is found, the privileges are checked at the first call, and at each sixth call after it. Those on
     * the heartbeats are checked again only where they were missing: a store may have none, and a tick is one request.
     */
    private static final int LOOKS = 6;

    private final ElasticConnection connection;
    private final String pattern;
    private final String unseen;
    private final String advice;
    private final boolean again;
    private int looks;
    private Optional<String> missing = Optional.empty();

    private Sight(ElasticConnection connection, String pattern, String unseen, String advice, boolean again) {
        this.connection = connection;
        this.pattern = pattern;
        this.unseen = unseen;
        this.advice = advice;
        this.again = again;
    }

    static Sight ofHits(ElasticConnection connection, String pattern) {
        return new Sight(
                connection, pattern, "the hits any more", "run setup for that index pattern, or check --index", true);
    }

    static Sight ofHeartbeats(ElasticConnection connection) {
        return new Sight(
                connection,
                IndexNames.HEARTBEAT,
                "the heartbeats, which say whether all hits are stored",
                "give it the reader's role",
                false);
    }

    /**
     * Checks the privileges where nothing is found; sends no request where indices or heartbeats are found.
     *
     * @throws TrafficUnavailableException where a privilege is missing, or the server does not answer
     */
    synchronized void check(int found) throws TrafficUnavailableException {
        if (found > 0) {
            looks = 0;
            missing = Optional.empty();
        } else if (looks++ % LOOKS == 0 && (again || looks == 1 || missing.isPresent())) {
            missing = missing();
        }
        if (missing.isPresent()) {
            throw new TrafficUnavailableException("the user or key of this program may not see " + unseen
                    + ": it is missing " + missing.get() + "; " + advice);
        }
    }

    private Optional<String> missing() throws TrafficUnavailableException {
        try {
            // Made here, so that a tick that finds hits does not load the typed client.
            return new Privileges(connection).missing(List.of(), List.of(Privileges.on(List.of(pattern), "read")));
        } catch (ElasticException e) {
            looks = 0; // nothing was seen: the next search looks again
            throw new TrafficUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }
}
