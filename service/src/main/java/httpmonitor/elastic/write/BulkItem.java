package httpmonitor.elastic.write;

import httpmonitor.elastic.rest.ElasticFailure;
import java.util.Set;

/**
 * The answer about one document of a bulk request.
 *
 * @param status its HTTP status
 * @param type the error's type, empty where there is none
 * @param reason the error's reason, empty where there is none
 */
record BulkItem(int status, String type, String reason) {

    /** Errors with status 400 that come from the index or the cluster, not from the document: they pass. */
    private static final Set<String> PASSING =
            Set.of("index_closed_exception", "validation_exception", "invalid_index_name_exception");

    enum Verdict {
        STORED,
        /** Stored before, under the same id. */
        DUPLICATE,
        /** It can never be stored. */
        REFUSED,
        /** It is to be sent again. */
        LATER
    }

    /** The result for the line. */
    Verdict verdict() {
        return switch (status) {
            case 200, 201 -> Verdict.STORED;
            case 409 -> Verdict.DUPLICATE;
            case 400 -> PASSING.contains(type) ? Verdict.LATER : Verdict.REFUSED;
            case 413 -> Verdict.REFUSED;
            // overload, a full disk (cluster_block_exception, 403), a lost privilege, an index that was deleted
            default -> Verdict.LATER;
        };
    }

    /** The server's reason. */
    ElasticFailure failure() {
        return ElasticFailure.answered(status, type.isEmpty() ? reason : type + ": " + reason);
    }
}
