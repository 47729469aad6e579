package httpmonitor.cli.run;

import httpmonitor.cli.options.RetentionOption;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.Provision;
import httpmonitor.elastic.schema.Lifecycle;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The step of the setup that installs the retention. Unless the user gives one, it keeps the days of the cluster's
 * policy. It reports how many they are.
 */
record RetentionStep(Lifecycle lifecycle, Consumer<String> say) {

    /** Takes the step. */
    Provision take(Optional<Duration> asked) throws ElasticException {
        OptionalLong[] stored = {OptionalLong.empty()};
        Provision looked = Provision.of(() -> stored[0] = lifecycle.storedDays());
        if (!(looked instanceof Provision.Installed)) {
            return looked;
        }
        OptionalLong before = stored[0];
        long days = asked.map(Lifecycle::days).orElse(before.orElse(RetentionOption.DEFAULT.toDays()));
        Provision outcome = lifecycle.install(Math.max(days, 1));
        if (outcome instanceof Provision.Installed) {
            say.accept("Hits are kept for " + days + " days under the policy " + lifecycle.policy()
                    + change(days, before, asked.isPresent()));
        } else if (before.isPresent()) {
            say.accept(
                    "Hits are still kept for " + before.getAsLong() + " days under the policy " + lifecycle.policy());
        }
        return outcome;
    }

    private static String change(long days, OptionalLong before, boolean asked) {
        if (before.isEmpty()) {
            return "";
        }
        long were = before.getAsLong();
        if (days < were) {
            return ", which is shortened from " + were + " days: Elasticsearch deletes older days soon";
        }
        if (days > were) {
            return ", which is lengthened from " + were + " days";
        }
        return asked ? ", as before" : ", as before; --retention changes that";
    }
}
