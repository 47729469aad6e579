package httpmonitor.elastic.query;

import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.Grant;
import httpmonitor.elastic.rest.Privileges;
import java.util.List;
import java.util.Optional;

/**
 * The check whether a poller may read the hits. Elasticsearch answers a search of a pattern by someone who may read
 * none of its indices as if there were none. Not thread-safe.
 */
final class Sight {

    /** While nothing is seen, the privileges are asked for at the first look, and at each sixth look after it. */
    private static final int LOOKS = 6;

    private final ElasticConnection connection;
    private final String pattern;
    private int looks;
    private Optional<String> missing = Optional.empty();

    Sight(ElasticConnection connection, String pattern) {
        this.connection = connection;
        this.pattern = pattern;
    }

    /** What is missing to see the hits, a sentence. Asks nothing where indices are seen. */
    Optional<String> objection(int indices) throws ElasticException {
        if (indices > 0) {
            looks = 0;
            missing = Optional.empty();
        } else if (looks++ % LOOKS == 0) {
            // Made here, because a tick that sees hits shall not load the typed client.
            missing = new Privileges(connection)
                    .missing(List.of(), List.of(Grant.of(List.of(pattern), "read")))
                    .map(lack -> "the user or key of this program may not see the hits any more: it is missing " + lack
                            + "; run setup for that index pattern, or check --index");
        }
        return missing;
    }
}
