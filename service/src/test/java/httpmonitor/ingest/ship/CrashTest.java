package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.ship.EntrySink.WriteResult;
import httpmonitor.ingest.ship.FakeSink.Document;
import httpmonitor.ingest.ship.FakeSink.FakeBatch;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    /** The store takes the batch, and its answer never arrives. */
    private CompletableFuture<WriteResult> storeSilently(FakeBatch batch) {
        rig.sink.store(batch);
        return new CompletableFuture<>();
    }

    @Test
    void whatWasStoredWithoutAnAnswerIsSentAgainAndStoredOnce() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.sink.then(this::storeSilently);
        rig.runAndCrash(rig.follow("access.log"));
        assertThat(rig.sink.stored).hasSize(5);
        ShipSummary second = rig.shipOnce("access.log");
        assertThat(second.duplicates()).isEqualTo(5);
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 5));
    }

    /** No line is answered, and since the cut the log is empty or has a part of a line: neither shows its content. */
    @ParameterizedTest
    @ValueSource(ints = {0, 9})
    void aCopyOfLinesThatWereStoredWithoutAnAnswerAddsNoneWhileTheLogHasNoCompleteLine(int part) throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.sink.then(this::storeSilently);
        rig.runAndCrash(rig.follow("access.log"));
        rig.now = rig.now.plusSeconds(20);
        rig.copy("access.log", "access.log.1");
        rig.truncate("access.log");
        rig.append("access.log", Rig.line(5).substring(0, part));
        rig.now = rig.now.plusSeconds(20);

        Rig.Step completeLine = () -> rig.append("access.log", Rig.line(5).substring(part) + "\n");
        rig.run(rig.follow("access.log"), rig.pass(Duration.ofSeconds(20)), completeLine);

        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 6));
    }

    @Test
    void whatNeverReachedTheStoreIsSentAgain() throws Exception {
        rig.append("access.log", Rig.lines(0, 5000));
        rig.sink.then(batch -> new CompletableFuture<>());
        rig.runAndCrash(rig.follow("access.log"));
        rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 5000));
    }

    @Test
    void theSameLineIsRoutedAsItWasFirst() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        Instant first = rig.now;
        rig.sink.then(batch -> new CompletableFuture<>());
        rig.runAndCrash(rig.follow("access.log"));
        rig.now = rig.now.plus(Duration.ofDays(3));
        rig.append("access.log", Rig.lines(5, 10));
        rig.shipOnce("access.log");
        List<Document> stored = List.copyOf(rig.sink.stored.values());
        assertThat(stored.subList(0, 5)).allMatch(hit -> hit.routedAsOf().equals(first));
        assertThat(stored.subList(5, 10)).allMatch(hit -> hit.routedAsOf().isAfter(first.plus(Duration.ofDays(2))));
    }

    @Test
    void aLongRunRoutesByAnInstantThatIsNotOld() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        Instant start = rig.now;
        rig.run(
                rig.follow("access.log"),
                rig.pass(Duration.ofDays(2)),
                () -> rig.append("access.log", Rig.lines(5, 6)));
        Document last = List.copyOf(rig.sink.stored.values()).getLast();
        assertThat(last.routedAsOf()).isAfter(start.plus(Duration.ofDays(1)));
    }

    @Test
    void aDeletedCheckpointGivesTheSameIds() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.shipOnce("access.log");
        Set<String> ids = Set.copyOf(rig.sink.stored.keySet());
        forget();
        rig.append("access.log", Rig.lines(5, 7));
        ShipSummary second = rig.shipOnce("access.log");
        assertThat(second.duplicates()).isEqualTo(5);
        assertThat(rig.sink.stored).hasSize(7);
        assertThat(rig.sink.stored.keySet()).containsAll(ids).allMatch(id -> id.matches("[A-Za-z0-9_-]{32}"));
    }

    @Test
    void idsDependNeitherOnTheNameNorOnHowFarTheFileHadGrown() throws Exception {
        rig.append("a.log", Rig.lines(0, 1));
        rig.shipOnce("a.log");
        forget();
        rig.rename("a.log", "b.log");
        rig.append("b.log", Rig.lines(1, 2000));
        assertThat(rig.shipOnce("b.log").duplicates()).isEqualTo(1);
    }

    @Test
    void aCopyMadeOfWhatMayHaveBeenStoredAddsNothing() throws Exception {
        rig.append("access.log", Rig.lines(0, 50));
        rig.sink.then(this::storeSilently);
        rig.runAndCrash(rig.follow("access.log"));
        rig.copy("access.log", "access.log.1");
        rig.truncate("access.log");
        rig.append("access.log", Rig.lines(50, 55));
        rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 55));
    }

    private void forget() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("checkpoints"))) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aFileThatIsDamagedIsSetAsideAndReported() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.shipOnce("access.log");
        for (String damage : List.of("", "null", "{}", "{\"version\":1", "[1]", "\0\0\0\0", "{\"version\":7}")) {
            for (Path checkpoint : checkpoints()) {
                Files.writeString(checkpoint, damage);
            }
            rig.events.clear();
            rig.shipOnce("access.log");
            assertThat(rig.events).as(damage).hasSize(1);
        }
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 5));
    }

    private Set<Path> checkpoints() throws IOException {
        try (var files = Files.list(folder.resolve("checkpoints"))) {
            return files.filter(file -> file.toString().endsWith(".json")).collect(Collectors.toSet());
        }
    }
}
