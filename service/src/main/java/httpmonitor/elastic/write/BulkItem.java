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

    /** Errors with status 400 that are the index's or the cluster's, not the document's: they pass. */
    private static final Set<String> PASSING =
            Set.of("index_closed_exception", "validation_exception", "invalid_index_name_exception");

    enum Verdict {
        STORED,
        /** Stored before, under the same id. */
        DUPLICATE,
        /** Never to be stored, whenever it is sent. */
        REFUSED,
        /** To be sent again. */
        LATER
    }

    /** What it means for the line. */
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

    /** The server's own words. */
    ElasticFailure failure() {
        return ElasticFailure.answered(status, type.isEmpty() ? reason : type + ": " + reason);
    }
}
