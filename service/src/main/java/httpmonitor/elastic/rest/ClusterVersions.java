package httpmonitor.elastic.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks the versions of a cluster's nodes. */
public final class ClusterVersions {

    /** Versions that may lose a hit on a replica (elasticsearch#158212). */
    private static final Set<String> LOSING = Set.of("9.5.0", "9.5.1", "9.5.2");

    private final RestJson rest;
    private final String where;

    /** For this cluster. */
    public ClusterVersions(ElasticConnection connection) {
        this.rest = new RestJson(connection);
        this.where = connection.where();
    }

    /**
     * Checks them, in one request. Needs the cluster privilege {@code monitor}.
     *
     * @return a sentence that says what can happen, and what to do; empty where no node has a version with a known
     *     loss, or there is one node only, which has no replicas
     * @throws ElasticException where the server refuses, or does not answer
     */
    public Optional<String> objection() throws ElasticException {
        JsonNode nodes = rest.get("Cannot read the versions of the nodes", "/_nodes/_all/none", "nodes.*.version")
                .path("nodes");
        List<String> versions = new ArrayList<>();
        nodes.forEach(node -> versions.add(node.path("version").asText()));
        return objection(versions, where);
    }

    /** The same for nodes of these versions, one for each node. */
    static Optional<String> objection(List<String> versions, String where) {
        List<String> losing = versions.stream().filter(LOSING::contains).toList();
        if (losing.isEmpty() || versions.size() < 2) {
            return Optional.empty();
        }
        boolean one = losing.size() == 1;
        return Optional.of(losing.size() + " of the " + versions.size() + " nodes at " + where
                + (one ? " runs" : " run") + " Elasticsearch " + String.join(" and ", new TreeSet<>(losing))
                + ", which may lose hits on replicas under load (elasticsearch#158212); update "
                + (one ? "it" : "them") + " to 9.5.3 or later");
    }
}
