package httpmonitor.ingest.tail.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A compressed file is damaged, or is of a kind that is not read here: another attempt will not do better. */
public final class CompressedContentException extends IOException {
    private static final long serialVersionUID = 1L;

    CompressedContentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
