package httpmonitor.ingest.tail.identity;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.tail.file.Content;
import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.identity.Recogniser.Descent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecogniserTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final String HEAD = "first line\nsecond line\n";

    @TempDir
    Path folder;

    private final List<KnownFile> known = new ArrayList<>();
    private final Recogniser recogniser = new Recogniser("web-1", this::origins);

    private List<Origin> origins(FileStat stat, Predicate<KnownFile> beginsLike) {
        KnownFiles files = new KnownFiles();
        files.addAll(known.stream()
                .map(file -> new Origin(folder.resolve("a.log").toString(), file))
                .toList());
        return files.of(stat, beginsLike);
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private static FileStat stat(Path file) throws Exception {
        return Objects.requireNonNull(FileStat.of(file));
    }

    private Recognised recognise(Path file, Duration quiet, Descent descent) throws Exception {
        FileStat stat = stat(file);
        try (Content content = Objects.requireNonNull(stat.open())) {
            return recogniser.recognise(stat, content, false, quiet, descent);
        }
    }

    private Recognised recognise(Path file) throws Exception {
        return recognise(file, LONG, Descent.ANY);
    }

    /** The file was read, and is answered for up to this offset. */
    private KnownFile know(Path file, long offset, KnownFile.State state) throws Exception {
        return know(file, offset, offset, state);
    }

    private KnownFile know(Path file, long offset, long end, KnownFile.State state) throws Exception {
        FileStat stat = stat(file);
        try (Content content = Objects.requireNonNull(stat.open())) {
            String firstLine = Objects.requireNonNull(FirstLine.hashOf(content, true));
            KnownFile added = new KnownFile(
                    file.toString(),
                    stat.inode(),
                    stat.inode(),
                    firstLine,
                    offset,
                    Mark.at(offset, content).before(),
                    end,
                    stat.size(),
                    end,
                    0,
                    state,
                    "");
            known.add(added);
            return added;
        }
    }

    @Test
    void aFileWithoutACompleteFirstLineIsNotRecognisedYet() throws Exception {
        assertThat(recognise(file("a.log", ""))).isInstanceOf(Recognised.NotYet.class);
        assertThat(recognise(file("b.log", "half"))).isInstanceOf(Recognised.NotYet.class);
    }

    @Test
    void anUnknownFileIsANewOne() throws Exception {
        Path file = file("a.log", HEAD);
        assertThat(recognise(file))
                .isInstanceOfSatisfying(
                        Recognised.Fresh.class,
                        fresh -> assertThat(fresh.identity().inode()).isEqualTo(inode(file)));
    }

    private static long inode(Path file) {
        try {
            return (Long) Files.getAttribute(file, "unix:ino");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRenamedFileThatHasGrownIsTheSame() throws Exception {
        Path file = file("a.log", HEAD);
        KnownFile before = know(file, HEAD.length(), KnownFile.State.OPEN);
        Path renamed = Files.move(file, folder.resolve("a.log.1"));
        Files.writeString(renamed, HEAD + "third\n");
        assertThat(recognise(renamed)).isEqualTo(new Recognised.Same(before, before.identity("web-1"), before.mark()));
    }

    @Test
    void aFileThatWasWrittenAnewInPlaceIsAnother() throws Exception {
        Path file = file("a.log", HEAD);
        know(file, HEAD.length(), KnownFile.State.OPEN);
        file("a.log", "first line\nbut then another\n");
        assertThat(recognise(file)).isInstanceOf(Recognised.Fresh.class);
    }

    @Test
    void aCopyHasTheIdentityOfItsOriginal() throws Exception {
        KnownFile original = know(file("a.log", HEAD), HEAD.length(), KnownFile.State.OPEN);
        file("a.log", "it was cut\n");
        Recognised copy = recognise(file("a.log.1", HEAD + "third\n"));
        assertThat(copy).isInstanceOfSatisfying(Recognised.Same.class, same -> {
            assertThat(same.identity()).isEqualTo(original.identity("web-1"));
            assertThat(same.from()).isEqualTo(original.mark());
        });
    }

    @Test
    void anEqualFileNextToAnUnchangedOneIsAnother() throws Exception {
        know(file("a.log", HEAD), HEAD.length(), KnownFile.State.OPEN);
        Path equal = file("a.log.1", HEAD + "third\n");
        assertThat(recognise(equal, Duration.ofSeconds(9), Descent.ANY)).isInstanceOf(Recognised.NotYet.class);
        assertThat(recognise(equal)).isInstanceOf(Recognised.Fresh.class);
    }

    @Test
    void anEqualFileOfAnotherNameIsNoCopyThoughTheFirstOneWasCut() throws Exception {
        know(file("a.log", HEAD), HEAD.length(), KnownFile.State.OPEN);
        file("a.log", "it was cut\n");
        assertThat(recognise(file("b.log", HEAD))).isInstanceOf(Recognised.Fresh.class);
    }

    @Test
    void aFirstLineThatWasTakenBeforeItWasCompleteIsRecognised() throws Exception {
        Path file = file("a.log", "first");
        KnownFile half = know(file, 0, 5, KnownFile.State.OPEN);
        file("a.log", HEAD);
        assertThat(recognise(file)).isInstanceOfSatisfying(Recognised.Same.class, same -> {
            assertThat(same.known()).isEqualTo(half);
            assertThat(same.identity().firstLine())
                    .isEqualTo(FirstLine.hashOf("first line\n".getBytes(StandardCharsets.US_ASCII), 11, false));
        });
        file("a.log", "other line\n");
        assertThat(recognise(file)).isInstanceOf(Recognised.Fresh.class);
    }

    @Test
    void theSuccessorOfARenamedFileIsNoCopyOfItEvenIfItBeginsAlike() throws Exception {
        know(file("a.log.1", HEAD), HEAD.length(), KnownFile.State.OPEN);
        assertThat(recognise(file("a.log", HEAD), LONG, Descent.NEW)).isInstanceOf(Recognised.Fresh.class);
    }

    @Test
    void whatMayStillBecomeACopyIsWaitedFor() throws Exception {
        know(file("a.log", HEAD), HEAD.length(), KnownFile.State.OPEN);
        Path growing = file("a.log.1", "first line\n");
        assertThat(recognise(growing, Duration.ofSeconds(1), Descent.ANY)).isInstanceOf(Recognised.NotYet.class);
        assertThat(recognise(growing, Duration.ofSeconds(3), Descent.ANY)).isInstanceOf(Recognised.Fresh.class);
    }

    @Test
    void aCopyThatIsShorterThanWhatWasReadOfATruncatedFileIsThatFileFromItsStart() throws Exception {
        Path file = file("a.log", HEAD);
        KnownFile truncated = know(file, HEAD.length(), KnownFile.State.TRUNCATED);
        file("a.log", "");
        assertThat(recognise(file("a.log.1", "first line\n"), LONG, Descent.SIBLING))
                .isEqualTo(new Recognised.Same(truncated, truncated.identity("web-1"), Mark.START));
    }

    @Test
    void aCompressedFileThatWasReadToItsEndIsNotReadAgain() throws Exception {
        Path file = folder.resolve("a.log.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(HEAD.getBytes(StandardCharsets.US_ASCII));
        }
        KnownFile read = know(file, HEAD.length(), KnownFile.State.FINISHED);
        assertThat(recognise(file)).isEqualTo(new Recognised.ReadAlready());
        known.clear();
        know(file("a.log", HEAD), HEAD.length(), KnownFile.State.OPEN);
        file("a.log", "it was cut\n");
        assertThat(recognise(file))
                .isInstanceOfSatisfying(
                        Recognised.Same.class,
                        same -> assertThat(same.identity()).isNotEqualTo(read.identity("web-1")));
    }
}
