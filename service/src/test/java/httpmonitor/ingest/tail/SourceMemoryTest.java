package httpmonitor.ingest.tail;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.tail.checkpoint.CheckpointFile;
import httpmonitor.ingest.tail.identity.KnownFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is replaced all the time, as {@code while sleep .3; do echo x > my.log; done} does. */
class SourceMemoryTest {
    @TempDir
    Path temporary;

    private TailedFolder folder;
    private SourceMemory memory;

    @BeforeEach
    void open() throws Exception {
        folder = new TailedFolder(temporary, false, 10);
        memory = folder.memory;
    }

    @AfterEach
    void close() throws Exception {
        folder.close();
    }

    /**
     * Writes another line in place of the last one, often enough, and hands each out.
     *
     * @return the first file
     */
    private TailedFile replaceOften(Consumer<TailedFile> taken) throws Exception {
        folder.append("access.log", "10000\n");
        OpenFile open = folder.open();
        TailedFile first = TailedFolder.fileOf(open);
        for (int i = 1; i <= 3 * SourceMemory.MOST_KNOWN; i++) {
            open.read(folder.now(), folder::event);
            taken.accept(TailedFolder.fileOf(open));
            Files.writeString(folder.log, 10_000 + i + "\n");
            OpenFile fresh = open.restartFromZero(folder.now());
            folder.held.forget(open);
            folder.held.add(fresh, folder.now());
            open = fresh;
            if (i % 100 == 0) {
                memory.save(folder.now().steady());
            }
        }
        assertThat(folder.events).hasSize(3 * SourceMemory.MOST_KNOWN);
        return first;
    }

    @Test
    void filesThatAreOverAreForgotten() throws Exception {
        replaceOften(file -> file.answeredLast(6));

        assertThat(memory.known().count()).isBetween((long) SourceMemory.MOST_KNOWN, 2L * SourceMemory.MOST_KNOWN);
        assertThat(folder.shared.known().of(folder.stat("access.log"), file -> true))
                .as("what the index finds")
                .hasSameSizeAs(memory.known().toList());
    }

    @Test
    void anUnansweredLineKeepsItsFileKnownAndSaved() throws Exception {
        AtomicBoolean begun = new AtomicBoolean();
        TailedFile first = replaceOften(file -> {
            if (begun.getAndSet(true)) {
                file.answeredLast(6);
            }
        });
        assertThat(saved().getFirst().firstLine()).isEqualTo(first.known().firstLine());

        first.answeredLast(6);
        assertThat(saved().getFirst().firstLine()).isNotEqualTo(first.known().firstLine());
    }

    private List<KnownFile> saved() throws Exception {
        memory.save(folder.now().steady());
        return ((CheckpointFile.Loaded.Found) memory.checkpoint().load())
                .checkpoint()
                .files();
    }
}
