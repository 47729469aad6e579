package httpmonitor.elastic.query;

import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.Grant;
import httpmonitor.elastic.rest.Privileges;
import java.util.List;
import java.util.Optional;

/**
 * Checks whether a poller may read the hits. Where a user may read none of a pattern's indices, Elasticsearch answers
 * as if there were no index. Not thread-safe.
 */
final class Sight {

    /** While no index is found, the privileges are checked at the first call, and at each sixth call after it. */
    private static final int LOOKS = 6;

    private final ElasticConnection connection;
    private final String pattern;
    private int looks;
    private Optional<String> missing = Optional.empty();

    Sight(ElasticConnection connection, String pattern) {
        this.connection = connection;
        this.pattern = pattern;
    }

    /** The missing privileges, as a sentence. Sends no request where indices are found. */
    Optional<String> objection(int indices) throws ElasticException {
        if (indices > 0) {
            looks = 0;
            missing = Optional.empty();
        } else if (looks++ % LOOKS == 0) {
            // Made here, so that a tick that finds hits does not load the typed client.
            missing = new Privileges(connection)
                    .missing(List.of(), List.of(Grant.of(List.of(pattern), "read")))
                    .map(lack -> "the user or key of this program may not see the hits any more: it is missing " + lack
                            + "; run setup for that index pattern, or check --index");
        }
        return missing;
    }
}
