package httpmonitor.ingest.tail;

import httpmonitor.ingest.tail.file.Content;
import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.identity.KnownFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run's first look at a source: which siblings are older than the first run, and what has changed since the last run.
 *
 * @param isNew no run before this one knew the source
 */
record FirstLook(Path path, SourceMemory memory, SiblingScan siblings, boolean isNew) {

    /** Looks; {@code stat} is of the file that has the name now, {@code null} where there is none. */
    void at(@Nullable FileStat stat, Moment now, Consumer<? super Tailed> events) throws IOException {
        if (isNew) {
            passWhatIsOlder(stat);
            return;
        }
        if (stat != null) {
            noticeTruncation(stat, events);
        }
        siblings.adopt(Set.of(), now);
    }

    /**
     * Ignores the siblings of a new source: they are older than the first run. The file that a link with the name leads
     * to is not ignored.
     */
    private void passWhatIsOlder(@Nullable FileStat current) throws IOException {
        for (FileStat sibling : siblings.present()) {
            if (current == null || !sibling.key().equals(current.key())) {
                memory.pass(sibling);
            }
        }
    }

    private void noticeTruncation(FileStat stat, Consumer<? super Tailed> events) throws IOException {
        for (KnownFile known : memory.dormantWith(stat.inode())) {
            try (Content content = stat.open()) {
                if (content != null && !known.isIn(content)) {
                    memory.truncated(known);
                    events.accept(new Tailed.Truncated(path.toString(), Math.max(0, known.size() - known.offset())));
                }
            }
        }
    }
}
