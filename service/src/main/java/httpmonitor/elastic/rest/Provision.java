package httpmonitor.elastic.rest;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The outcome of a step of the setup. Not every Elasticsearch can take each step, nor may every user. */
public sealed interface Provision {

    /** It is there now. */
    record Installed() implements Provision {}

    /**
     * This Elasticsearch does not have what the step needs.
     *
     * @param reason the server's own words
     */
    record Unsupported(String reason) implements Provision {}

    /**
     * The user may not take the step.
     *
     * @param sentence which step, and the server's own words, which name the privileges that allow it
     */
    record Refused(String sentence) implements Provision {}

    /** A step. */
    interface Step {
        void take() throws ElasticException;
    }

    /**
     * How Elasticsearch answers where a feature is switched off or not part of the distribution: there is no such
     * endpoint, or the index in which it would keep users cannot be created.
     */
    Pattern UNSUPPORTED = Pattern.compile("no handler found for uri|Unknown filter type");

    /** The HTTP status of an answer to someone who is known and may not. */
    OptionalInt FORBIDDEN = OptionalInt.of(403);

    /** Whether a request failed because this Elasticsearch does not have what it asks for. */
    static boolean isUnsupported(ElasticException failure) {
        return UNSUPPORTED.matcher(failureOf(failure).reason()).find();
    }

    private static ElasticFailure failureOf(ElasticException e) {
        return ElasticFailure.of(e.getCause() == null ? e : e.getCause());
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
            ElasticFailure failure = failureOf(e);
            if (UNSUPPORTED.matcher(failure.reason()).find()) {
                return new Unsupported(failure.reason());
            }
            if (failure.status().equals(FORBIDDEN)) {
                return new Refused(Objects.requireNonNullElse(e.getMessage(), failure.reason()));
            }
            throw e;
        }
    }
}
