package httpmonitor.store;

import java.util.List;
import java.util.Map;

/**
 * The further users of a store, in addition to the one who may do everything, and what they may do.
 *
 * @param roles the definition of each role by its name, as Elasticsearch's JSON
 * @param users the names of each user's roles by the user's name, which consists of letters, digits and {@code _}
 */
public record StoreAccess(Map<String, String> roles, Map<String, List<String>> users) {

    /** No further user. */
    public static final StoreAccess NONE = new StoreAccess(Map.of(), Map.of());

    /** Copies. */
    public StoreAccess {
        roles = Map.copyOf(roles);
        users = Map.copyOf(users);
    }
}
