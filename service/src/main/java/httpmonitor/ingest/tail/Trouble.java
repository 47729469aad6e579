package httpmonitor.ingest.tail;

import httpmonitor.files.FileReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a source cannot be read. It is reported when it begins or changes, not at every attempt, and lasts
 * until the source was looked at without a failure.
 */
final class Trouble {
    private final Path path;
    private @Nullable String said;
    private boolean lasts;

    Trouble(Path path) {
        this.path = path;
    }

    void say(IOException e, Consumer<? super Tailed> events) {
        String reason = path + " cannot be read: " + FileReason.of(e);
        if (!reason.equals(said)) {
            events.accept(new Tailed.Unreadable(path.toString(), reason));
        }
        said = reason;
        lasts = true;
    }

    /** Whether the source could not be read at the last attempt. */
    boolean lasts() {
        return lasts;
    }

    /** Notes that the source was found, and opened where it has a file. Whether it can be read is not known yet. */
    void passed() {
        lasts = false;
    }

    /** Notes a successful read: the next failure is new. */
    void isOver() {
        said = null;
        lasts = false;
    }
}
