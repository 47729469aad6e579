package httpmonitor.elastic;

import static httpmonitor.elastic.Json.object;

import java.time.Duration;
import java.util.Map;

/**
 * Has the cluster delete old days by itself (index lifecycle management). The age of an index is told from the date in its name, so
 * that an index of old hits that is filled today does not live longer. The archive has no date in its name, and no lifecycle.
 */
public final class Lifecycle {
    private final RestJson rest;
    private final String policy;

    /** For the indices of these names. */
    public Lifecycle(ElasticConnection connection, IndexNames names) {
        this.rest = new RestJson(connection);
        this.policy = "httpmonitor-" + names.prefix() + "retention";
    }

    /** The policy's name. */
    public String policy() {
        return policy;
    }

    /**
     * Installs or replaces the policy. Needs the cluster privilege {@code manage_ilm}.
     *
     * @param keep how long hits are kept, positive
     * @throws ElasticException where the server refuses, or does not answer
     */
    public Provision install(Duration keep) throws ElasticException {
        var body = Json.MAPPER.valueToTree(body(keep));
        return Provision.of(() -> rest.put("Cannot install the retention policy", "/_ilm/policy/" + policy, body));
    }

    static Map<String, Object> body(Duration keep) {
        return object(
                "policy",
                object(
                        "_meta",
                        object("managed_by", "httpmonitor"),
                        "phases",
                        object(
                                "hot",
                                object("actions", object()),
                                "delete",
                                object("min_age", minimumAge(keep), "actions", object("delete", object())))));
    }

    /** The age counts from the beginning of the day, the retention from its end. Whole days, rounded up. */
    private static String minimumAge(Duration keep) {
        return keep.plusDays(2).minusNanos(1).toDays() + "d";
    }
}
