package httpmonitor.elastic.admin;

import co.elastic.clients.elasticsearch.security.IndicesPrivileges;
import httpmonitor.elastic.schema.IndexNames;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The privileges that the creator of a key held, as far as the creator's roles show them. Where in doubt, a privilege
 * counts as not held.
 */
record HeldRights(List<IndicesPrivileges> grants) {

    private static final String ALL = "all";

    /** Privileges that include others. */
    private static final Map<String, Set<String>> WITHIN = Map.of(
            "write", Set.of("create_doc", "index", "auto_configure"),
            "manage", Set.of("view_index_metadata", "auto_configure"),
            "index", Set.of("create_doc"));

    boolean cover(List<IndicesPrivileges> needed) {
        return needed.stream()
                .allMatch(grant -> grant.names().stream()
                        .allMatch(index -> grant.privileges().stream().allMatch(privilege -> hold(index, privilege))));
    }

    private boolean hold(String index, String privilege) {
        return grants.stream()
                .filter(grant -> grant.names().stream().anyMatch(pattern -> IndexNames.matches(pattern, index)))
                .flatMap(grant -> grant.privileges().stream())
                .anyMatch(held -> held.equals(ALL)
                        || held.equals(privilege)
                        || WITHIN.getOrDefault(held, Set.of()).contains(privilege));
    }
}
