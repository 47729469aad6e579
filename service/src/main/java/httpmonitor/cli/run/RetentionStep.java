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
 * The step of the setup that installs the retention. Unless the user gives one, the cluster's policy stays as it is. It
 * reports for how many days hits are kept.
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
        String under = " under the policy " + lifecycle.policy();
        if (before.isPresent() && asked.isEmpty()) {
            // It may have an age that is not whole days, or further phases.
            say.accept(
                    "Hits are kept for " + text(before.getAsLong()) + under + ", as before; --retention changes that");
            adviseWriters(before.getAsLong());
            return looked;
        }
        long days = Lifecycle.days(asked.orElse(RetentionOption.DEFAULT));
        Provision outcome = lifecycle.install(days);
        if (outcome instanceof Provision.Installed) {
            say.accept("Hits are kept for " + text(days) + under + change(days, before));
            adviseWriters(days);
        } else if (before.isPresent()) {
            say.accept("Hits are still kept for " + text(before.getAsLong()) + under);
        }
        return outcome;
    }

    /** Writers do not ask for the policy: they may not read it, and Logstash's is a setting. */
    private void adviseWriters(long days) {
        long usual = RetentionOption.DEFAULT.toDays();
        if (days > 0 && days != usual) {
            say.accept("Writers that are not given this archive what is older than " + usual
                    + " days: give ship --retention " + days + "d, and the Docker stack and Logstash RETENTION_DAYS="
                    + days);
        }
    }

    private static String change(long days, OptionalLong before) {
        if (before.isEmpty()) {
            return "";
        }
        long were = before.getAsLong();
        if (days < were) {
            return ", which is shortened from " + text(were) + ": Elasticsearch deletes older days soon";
        }
        return days > were ? ", which is lengthened from " + text(were) : ", as before";
    }

    private static String text(long days) {
        return days == 0 ? "less than a day" : days == 1 ? "1 day" : days + " days";
    }
}
