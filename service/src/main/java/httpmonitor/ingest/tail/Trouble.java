package httpmonitor.ingest.tail;

import httpmonitor.files.FileReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The reason why a source cannot be read; reported when it begins or changes, not at every attempt. */
final class Trouble {
    private final Path path;
    private @Nullable String said;

    Trouble(Path path) {
        this.path = path;
    }

    void say(IOException e, Consumer<? super Tailed> events) {
        String reason = path + " cannot be read: " + FileReason.of(e);
        if (!reason.equals(said)) {
            events.accept(new Tailed.Unreadable(path.toString(), reason));
        }
        said = reason;
    }

    boolean isNone() {
        return said == null;
    }

    /** Notes a successful read: the next failure is new. */
    void isOver() {
        said = null;
    }
}
