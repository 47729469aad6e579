package httpmonitor.ingest.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailerTest {
    private static final Moment NOON =
            new Moment(Instant.parse("2026-11-21T12:00:00Z"), Instant.parse("2026-11-21T12:00:00Z"));

    @TempDir
    Path folder;

    private Path log(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Tailer tailer(InputStream standardInput, String... sources) throws Exception {
        TailOptions options = new TailOptions(List.of(sources), folder.resolve("checkpoints"), "web-1", false, false);
        return new Tailer(options, standardInput, () -> NOON);
    }

    private static List<String> lines(Optional<List<Tailed>> block) {
        return block.stream()
                .flatMap(List::stream)
                .flatMap(event -> event instanceof Tailed.Line line ? Stream.of(line) : Stream.empty())
                .map(line -> new String(line.bytes(), line.from(), line.to() - line.from(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void sourcesTakeTurns() throws Exception {
        Path a = log("a.log", "a1\na2\n");
        Path b = log("b.log", "b1\n");
        try (Tailer tailer = tailer(InputStream.nullInputStream(), a.toString(), b.toString())) {
            assertThat(tailer.look()).isEmpty();

            assertThat(lines(tailer.next())).containsExactly("a1", "a2");
            log("a.log", "a3\n");
            assertThat(lines(tailer.next())).containsExactly("b1");
            assertThat(lines(tailer.next())).containsExactly("a3");
            assertThat(tailer.next()).isEmpty();
        }
    }

    @Test
    void whatIsWrittenAfterNothingWasThereIsReadByTheNextCall() throws Exception {
        Path a = log("a.log", "first\n");
        try (Tailer tailer = tailer(InputStream.nullInputStream(), a.toString())) {
            tailer.look();
            assertThat(lines(tailer.next())).containsExactly("first");
            assertThat(tailer.next()).isEmpty();

            log("a.log", "second\n");

            assertThat(lines(tailer.next())).containsExactly("second");
        }
    }

    /** Its file is known, so that what it holds is read, but a line is handed out only when its LF has come. */
    @Test
    void aBlockMayCompleteNoLine() throws Exception {
        Path a = log("a.log", "one\ntw");
        try (Tailer tailer = tailer(InputStream.nullInputStream(), a.toString())) {
            tailer.look();
            assertThat(lines(tailer.next())).containsExactly("one");
            log("a.log", "o");

            assertThat(tailer.next()).contains(List.of());
            log("a.log", "\n");
            assertThat(lines(tailer.next())).containsExactly("two");
        }
    }

    /** Each file may hold the beginning of a line that has no end yet. */
    @Test
    void manyFilesWithoutALineFeedTakeLittleMemoryAndLoseNothing() throws Exception {
        int files = 80;
        for (int i = 0; i < files; i++) {
            log(i + ".log", "x".repeat(1_000_000 + i * 1_000));
        }
        try (Tailer tailer =
                tailer(InputStream.nullInputStream(), folder.resolve("*.log").toString())) {
            long before = usedMemory();
            tailer.look();
            assertThat(allLines(tailer)).isEmpty();
            assertThat(usedMemory() - before).isLessThan(40L << 20);

            for (int i = 0; i < files; i++) {
                log(i + ".log", "\nlast\n");
            }
            tailer.look();
            assertThat(allLines(tailer))
                    .hasSize(2 * files)
                    .allMatch(line -> line.equals("last")
                            || line.equals("x".repeat(Math.min(LineSplitter.LONGEST, line.length()))));
        }
    }

    private static List<String> allLines(Tailer tailer) {
        return Stream.generate(() -> take(tailer))
                .takeWhile(Optional::isPresent)
                .flatMap(block -> lines(block).stream())
                .toList();
    }

    private static long usedMemory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void aLookReportsAPathWithoutAFile() throws Exception {
        Path missing = folder.resolve("missing.log");
        try (Tailer tailer = tailer(InputStream.nullInputStream(), missing.toString())) {
            assertThat(tailer.look()).containsExactly(new Tailed.Missing(missing.toString()));
            assertThat(tailer.next()).isEmpty();
        }
    }

    @Test
    void theLastLineOfStandardInputNeedsNoLineEnd() throws Exception {
        InputStream in = new ByteArrayInputStream("one\ntwo".getBytes(StandardCharsets.UTF_8));
        try (Tailer tailer = tailer(in, TailOptions.STANDARD_INPUT)) {
            tailer.look();
            List<String> all = Stream.generate(() -> take(tailer))
                    .takeWhile(block -> !tailer.isOver() || block.isPresent())
                    .flatMap(block -> lines(block).stream())
                    .toList();

            assertThat(all).containsExactly("one", "two");
        }
    }

    private static Optional<List<Tailed>> take(Tailer tailer) {
        try {
            return tailer.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Else each of thousands of small files would be saved, and synced to the disk, once more before it is sent. */
    @Test
    void theFirstSaveAllowsForTheLinesOfASmallFileBeforeTheyAreRead() throws Exception {
        Path a = log("a.log", "one\ntwo\n");
        try (Tailer tailer = tailer(InputStream.nullInputStream(), a.toString())) {
            tailer.look();
            tailer.save();
            tailer.next();

            TailedFile file = tailer.openFiles().getFirst();
            assertThat(file.aboutToSend(8)).isFalse();
            assertThat(file.aboutToSend(9)).as("what is written later").isTrue();
        }
    }

    @Test
    void aLargeFileIsNotAllowedForBeforeItIsSent() throws Exception {
        Path a = log("a.log", "a line\n".repeat(10_000));
        try (Tailer tailer = tailer(InputStream.nullInputStream(), a.toString())) {
            tailer.look();
            tailer.save();
            tailer.next();

            assertThat(tailer.openFiles().getFirst().aboutToSend(7)).isTrue();
        }
    }

    @Test
    void aFileThatIsCutIsReportedAndReadFromItsStart() throws Exception {
        Path a = log("a.log", "old old old\n");
        try (Tailer tailer = tailer(InputStream.nullInputStream(), a.toString())) {
            tailer.look();
            assertThat(lines(tailer.next())).containsExactly("old old old");
            Files.writeString(a, "new\n", StandardOpenOption.TRUNCATE_EXISTING);

            assertThat(tailer.next()).contains(List.of(new Tailed.Truncated(a.toString(), 0)));
            tailer.look();
            assertThat(lines(tailer.next())).containsExactly("new");
        }
    }
}
