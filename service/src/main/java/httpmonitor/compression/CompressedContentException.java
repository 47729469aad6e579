package httpmonitor.compression;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A compressed file is damaged, or is of a kind that is not read here: another attempt will not do better. */
public final class CompressedContentException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * With a reason.
     *
     * @param message a part of a sentence that does not name the file
     * @param cause what the decoder says; {@code null} where it was not asked
     */
    public CompressedContentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
