package httpmonitor.compression;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A compressed file is damaged or its compression is not supported; another attempt fails too. */
public final class CompressedContentException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * With a reason.
     *
     * @param message a part of a sentence that does not name the file
     * @param cause the decoder's exception; {@code null} where there is none
     */
    public CompressedContentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
