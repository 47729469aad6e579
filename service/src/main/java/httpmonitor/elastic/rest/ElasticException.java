package httpmonitor.elastic.rest;

/**
 * Elasticsearch did not do what was asked.
 *
 * <p>The message is a sentence for the user: what failed, where, the server's own reason, what to do.
 */
public final class ElasticException extends Exception {

    /** With a sentence for the user, and what caused it. */
    public ElasticException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What failed. */
    ElasticFailure failure() {
        return ElasticFailure.of(getCause() == null ? this : getCause());
    }
}
