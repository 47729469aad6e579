package httpmonitor.elastic;

import java.util.regex.Pattern;

/** What became of a step of the setup that not every Elasticsearch can take. */
public sealed interface Provision {

    /** It is there now. */
    record Installed() implements Provision {}

    /**
     * This Elasticsearch lacks what the step needs.
     *
     * @param reason the server's own words
     */
    record Lacking(String reason) implements Provision {}

    /** A step. */
    interface Step {
        void take() throws ElasticException;
    }

    /**
     * How Elasticsearch answers where a feature is switched off or not part of the distribution: there is no such endpoint, or the
     * index in which it would keep users cannot be created.
     */
    Pattern LACK = Pattern.compile("no handler found for uri|Unknown filter type");

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
            String reason =
                    ElasticFailure.of(e.getCause() == null ? e : e.getCause()).reason();
            if (LACK.matcher(reason).find()) {
                return new Lacking(reason);
            }
            throw e;
        }
    }
}
