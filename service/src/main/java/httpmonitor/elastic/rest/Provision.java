package httpmonitor.elastic.rest;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The outcome of a step of the setup. Some steps need a feature or a privilege. */
public sealed interface Provision {

    /** The step was taken. */
    record Installed() implements Provision {}

    /**
     * This Elasticsearch does not have the feature that the step needs.
     *
     * @param reason the server's own words
     */
    record Unsupported(String reason) implements Provision {}

    /**
     * The user may not take the step.
     *
     * @param sentence names the step, and quotes the server's reason, which names the privileges
     */
    record Refused(String sentence) implements Provision {}

    /** A step. */
    interface Step {
        void take() throws ElasticException;
    }

    /**
     * Elasticsearch's answer where a feature is off or missing: there is no such endpoint, or the index for users
     * cannot be created.
     */
    Pattern UNSUPPORTED = Pattern.compile("no handler found for uri|Unknown filter type");

    /** The HTTP status for a known user without the privilege. */
    OptionalInt FORBIDDEN = OptionalInt.of(403);

    /** Whether a request failed because this Elasticsearch does not have the feature. */
    static boolean isUnsupported(ElasticException failure) {
        return UNSUPPORTED.matcher(failure.failure().reason()).find();
    }

    /**
     * Takes the step.
     *
     * @throws ElasticException where it fails for any other reason
     */
    static Provision of(Step step) throws ElasticException {
        try {
            step.take();
            return new Installed();
        } catch (ElasticException e) {
            ElasticFailure failure = e.failure();
            if (UNSUPPORTED.matcher(failure.reason()).find()) {
                return new Unsupported(failure.reason());
            }
            if (failure.status().equals(FORBIDDEN)) {
                return new Refused(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }
}
