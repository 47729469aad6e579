package httpmonitor.ingest.tail;

import httpmonitor.ingest.tail.checkpoint.CheckpointFolder;
import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.identity.Recogniser.Descent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A folder with {@code access.log}, and the parts that tail it; the test moves the clock. */
final class TailedFolder implements AutoCloseable {

    final Path log;
    final SharedView shared;
    final SourceMemory memory;
    final HeldFiles held;

    /** What was found, in order; a line as its text. */
    final List<Object> events = new ArrayList<>();

    private final Path folder;
    private final CheckpointFolder checkpoints;
    private Instant time = Instant.now();

    TailedFolder(Path folder, boolean once, int handles) throws Exception {
        this.folder = folder;
        this.log = folder.resolve("access.log");
        TailOptions options = new TailOptions(
                List.of(log.toString()), folder.resolve("checkpoints"), "web-1", once, false, handles, 1 << 24);
        this.checkpoints = new CheckpointFolder(options.checkpoints());
        this.shared = new SharedView(options, checkpoints);
        this.memory = new SourceMemory(checkpoints.open(log.toString()), log.toString(), shared.known());
        this.held = new HeldFiles(log.toString(), null, memory, shared);
    }

    Path append(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    Path move(String from, String to) throws IOException {
        return Files.move(folder.resolve(from), folder.resolve(to));
    }

    FileStat stat(String name) throws IOException {
        return Objects.requireNonNull(FileStat.of(folder.resolve(name)));
    }

    Moment now() {
        return new Moment(time, time);
    }

    void pass(Duration duration) {
        time = time.plus(duration);
    }

    /** Opens what has the name now. */
    OpenFile open() throws IOException {
        held.holdCurrent(stat("access.log"), Descent.ANY, false, now());
        return Objects.requireNonNull(held.current());
    }

    /** Which file it is, once that is known. */
    static TailedFile fileOf(OpenFile open) {
        return Objects.requireNonNull(open.file());
    }

    void event(Tailed event) {
        events.add(event instanceof Tailed.Line line ? text(line) : event);
    }

    private static String text(Tailed.Line line) {
        return new String(line.bytes(), line.from(), line.to() - line.from(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        held.close();
        memory.checkpoint().close();
        checkpoints.close();
    }
}
