package httpmonitor.elastic.schema;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.ilm.IlmPolicy;
import co.elastic.clients.elasticsearch.ilm.Phase;
import co.elastic.clients.json.JsonData;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.Privileges;
import httpmonitor.elastic.rest.Provision;
import httpmonitor.elastic.rest.TypedClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes the cluster delete old days by itself (index lifecycle management). Elasticsearch computes an index's age from
 * the date in its name, so that an index of old hits that is filled today does not live longer. The archive has no date
 * in its name, and no lifecycle.
 *
 * <p>Elasticsearch deletes with the rights of the user who last put the policy.
 */
public final class Lifecycle {
    private static final int NOT_FOUND = 404;

    private final ElasticConnection connection;
    private final TypedClient client;
    private final IndexNames names;
    private final String policy;

    /** For the indices of these names. */
    public Lifecycle(ElasticConnection connection, IndexNames names) {
        this.connection = connection;
        this.client = new TypedClient(connection);
        this.names = names;
        this.policy = "httpmonitor-" + names.prefix() + "retention";
    }

    /** The policy's name. */
    public String policy() {
        return policy;
    }

    /** Whole days, rounded up. */
    public static long days(Duration keep) {
        return keep.plusDays(1).minusNanos(1).toDays();
    }

    /**
     * The number of days for which the cluster's policy keeps hits. Needs the cluster privilege {@code read_ilm} or
     * {@code manage_ilm}.
     *
     * @return empty where there is no policy, or it deletes nothing
     * @throws ElasticException where the server refuses, does not have the feature, or does not answer
     */
    public OptionalLong storedDays() throws ElasticException {
        try {
            var found = client.call(
                    "Cannot read the retention policy",
                    elasticsearch -> elasticsearch.ilm().getLifecycle(get -> get.name(policy)));
            return Optional.ofNullable(found.get(policy))
                    .map(one -> one.policy().phases().delete())
                    .map(Phase::minAge)
                    .map(Lifecycle::daysOf)
                    .orElse(OptionalLong.empty());
        } catch (ElasticException e) {
            if (e.getCause() instanceof ElasticsearchException answer && answer.status() == NOT_FOUND) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    /**
     * Installs or replaces the policy. Needs the cluster privilege {@code manage_ilm}, and {@code delete_index} on the
     * hits; without that, the policy would delete nothing, and is not changed.
     *
     * @param days how long hits are kept, at least 1
     * @throws ElasticException where the server refuses for another reason than a missing privilege, or does not answer
     */
    public Provision install(long days) throws ElasticException {
        String what = "Cannot install the retention policy";
        Provision outcome = Provision.of(() -> storedDays());
        if (outcome instanceof Provision.Unsupported) {
            return outcome;
        }
        Optional<String> missing = new Privileges(connection)
                .missing(List.of("manage_ilm"), List.of(Privileges.on(List.of(names.pattern()), "delete_index")));
        if (missing.isPresent()) {
            return new Provision.Refused(
                    what + ": Elasticsearch deletes with the rights of the user who puts the policy, and"
                            + " the user of this setup is missing " + missing.get()
                            + "; run setup as a user who has these privileges");
        }
        return Provision.of(() -> client.call(
                what,
                elasticsearch ->
                        elasticsearch.ilm().putLifecycle(put -> put.name(policy).policy(body(days)))));
    }

    /** The age counts from the beginning of the day, the retention from its end. */
    static IlmPolicy body(long days) {
        return IlmPolicy.of(body -> body.meta("managed_by", JsonData.of("httpmonitor"))
                .phases(phases -> phases.hot(hot -> hot.actions(nothing -> nothing))
                        .delete(phase -> phase.minAge(age -> age.time(days + 1 + "d"))
                                .actions(actions -> actions.delete(index -> index)))));
    }

    private static OptionalLong daysOf(Time minimumAge) {
        OptionalLong age = AgeText.days(minimumAge.isTime() ? minimumAge.time() : minimumAge.offset() + "ms");
        return age.isPresent() ? OptionalLong.of(Math.max(age.getAsLong() - 1, 0)) : age;
    }
}
