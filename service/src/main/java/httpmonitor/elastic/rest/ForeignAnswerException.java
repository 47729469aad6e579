package httpmonitor.elastic.rest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A server answered with success, but not as Elasticsearch does. The message says what came instead. */
final class ForeignAnswerException extends IOException {

    private final int status;

    ForeignAnswerException(int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The HTTP status of the answer. */
    int status() {
        return status;
    }
}
