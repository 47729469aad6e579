package httpmonitor.ingest.tail.file;

import java.io.IOException;

/** A link of another user leads to a file that this user may not read. */
public final class ForeignLinkException extends IOException {

    private static final long serialVersionUID = 1L;

    ForeignLinkException() {
        super("a symbolic link of another user, who may not read it, leads to it; to read it, give its own path");
    }
}
