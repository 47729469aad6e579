package httpmonitor.elastic.rest;

import co.elastic.clients.elasticsearch.security.HasPrivilegesResponse;
import co.elastic.clients.elasticsearch.security.IndicesPrivileges;
import co.elastic.clients.elasticsearch.security.has_privileges.IndexPrivilegesCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks Elasticsearch for the privileges of a connection's user or key. Every user may ask. */
public final class Privileges {
    private final TypedClient client;

    /** Asks for the user or key of this connection. */
    public Privileges(ElasticConnection connection) {
        this.client = new TypedClient(connection);
    }

    /** These privileges on each of these indices. */
    public static IndicesPrivileges on(List<String> indices, String... privileges) {
        return IndicesPrivileges.of(grant -> grant.names(indices).privileges(List.of(privileges)));
    }

    /**
     * Asks which of these privileges are missing.
     *
     * @return such as {@code create_doc on access-log-*, monitor on the cluster}; empty where all are held, or security
     *     is off
     * @throws ElasticException where the server refuses, or does not answer
     */
    public Optional<String> missing(List<String> cluster, List<IndicesPrivileges> grants) throws ElasticException {
        HasPrivilegesResponse held;
        try {
            held = client.call(
                    "Cannot ask for the privileges",
                    elasticsearch -> elasticsearch
                            .security()
                            .hasPrivileges(ask -> ask.cluster(cluster)
                                    .index(grants.stream()
                                            .map(grant -> IndexPrivilegesCheck.of(check ->
                                                    check.names(grant.names()).privileges(grant.privileges())))
                                            .toList())));
        } catch (ElasticException e) {
            if (Provision.isUnsupported(e)) {
                return Optional.empty();
            }
            throw e;
        }
        List<String> missing = new ArrayList<>();
        new TreeMap<>(held.index())
                .forEach((index, privileges) ->
                        missing(privileges).ifPresent(names -> missing.add(names + " on " + index)));
        missing(held.cluster()).ifPresent(names -> missing.add(names + " on the cluster"));
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing));
    }

    private static Optional<String> missing(Map<String, Boolean> held) {
        List<String> names = held.entrySet().stream()
                .filter(one -> !one.getValue())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }
}
