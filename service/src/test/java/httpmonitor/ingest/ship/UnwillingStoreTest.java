package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.ship.EntrySink.Rejection;
import httpmonitor.ingest.ship.EntrySink.WriteResult;
import httpmonitor.ingest.ship.FakeSink.Document;
import httpmonitor.ingest.ship.FakeSink.FakeBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnwillingStoreTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    /** Everything but these is stored. */
    private CompletableFuture<WriteResult> storeBut(FakeBatch batch, Predicate<Document> refused) {
        List<Rejection> rejections = IntStream.range(0, batch.documents.size())
                .filter(i -> refused.test(batch.documents.get(i)))
                .mapToObj(i -> new Rejection(i, "will not have it"))
                .toList();
        batch.documents.stream().filter(refused.negate()).forEach(kept -> rig.sink.stored.put(kept.id(), kept));
        return CompletableFuture.completedFuture(new WriteResult.PartlyRejected(0, rejections));
    }

    @Test
    void theSameBatchIsSentAgainUntilTheStoreTakesIt() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        for (int i = 0; i < 12; i++) {
            rig.sink.then(new WriteResult.TryLater("it is away"));
        }
        ShipSummary summary = rig.shipOnce("access.log");
        assertThat(summary.hits()).isEqualTo(5);
        assertThat(rig.sink.writes).hasSize(13).allMatch(batch -> batch == rig.sink.writes.getFirst());
        assertThat(rig.states).contains(new ShipperState.Waiting("it is away"), new ShipperState.CaughtUp());
        assertThat(summary.took()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(120));
    }

    @Test
    void readingStopsWhileTheStoreIsAway() throws Exception {
        rig.append("access.log", Rig.lines(0, 20_000));
        for (int i = 0; i < 20; i++) {
            rig.sink.then(new WriteResult.TryLater("it is away"));
        }
        rig.shipOnce("access.log");
        assertThat(rig.sink.writes.subList(0, 20).stream().distinct()).hasSizeLessThanOrEqualTo(2);
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 20_000));
    }

    @Test
    void filesAreLookedAtWhileTheStoreIsAwaySoThatOneThatIsDeletedMeanwhileIsNotLost() throws Exception {
        CompletableFuture<WriteResult> late = new CompletableFuture<>();
        rig.sink.then(batch -> late.thenApply(unused -> rig.sink.store(batch)));
        rig.sink.then(batch -> late.thenApply(unused -> rig.sink.store(batch)));
        rig.append("access.log", Rig.lines(0, 1));
        rig.run(
                rig.follow("access.log"),
                () -> rig.append("access.log", Rig.lines(1, 2)),
                () -> rig.append("access.log", Rig.lines(2, 5_000)), // more than a batch takes
                () -> {
                    rig.rename("access.log", "access.log.1");
                    rig.append("access.log", Rig.lines(5_000, 5_005));
                },
                () -> {
                    rig.rename("access.log", "access.log.2");
                    rig.append("access.log", Rig.lines(5_005, 5_010));
                },
                () -> rig.delete("access.log.2"),
                () -> late.complete(new WriteResult.Written(0)),
                rig.pass(Duration.ofSeconds(10)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 5_010));
    }

    @Test
    void refusedLinesAreKeptAsideWithTheStoresReason() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.sink.then(batch -> storeBut(batch, document -> document.text().equals("/3")));
        ShipSummary summary = rig.shipOnce("access.log");
        assertThat(summary.hits()).isEqualTo(4);
        assertThat(summary.rejected()).isEqualTo(1);
        Document aside = List.copyOf(rig.sink.stored.values()).getLast();
        assertThat(aside.reason()).isEqualTo("will not have it");
        assertThat(aside.text()).isEqualTo(Rig.line(3));
    }

    @Test
    void aCrashBeforeARefusedLineIsKeptAsideLosesNothing() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.sink.then(batch -> storeBut(batch, document -> document.text().equals("/3")));
        rig.sink.then(batch -> new CompletableFuture<>());
        rig.runAndCrash(rig.follow("access.log"));
        rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 5));
    }

    @Test
    void aLineThatIsRefusedTwiceIsReported() throws Exception {
        rig.append("access.log", Rig.lines(0, 2));
        rig.sink.then(batch -> storeBut(batch, document -> true)).then(batch -> storeBut(batch, document -> true));
        ShipSummary summary = rig.shipOnce("access.log");
        assertThat(summary.rejected()).isEqualTo(2);
        assertThat(rig.lost).hasSize(2);
    }

    @Test
    void aBatchThatIsTooLargeIsSentInHalves() throws Exception {
        rig.append("access.log", Rig.lines(0, 7));
        rig.sink.then(new WriteResult.TooLarge()).then(new WriteResult.TooLarge());
        assertThat(rig.shipOnce("access.log").hits()).isEqualTo(7);
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 7));
        assertThat(rig.shipOnce("access.log").lines()).isZero();
    }

    @Test
    void aLineThatIsTooLargeByItselfIsKeptAsideCut() throws Exception {
        String line = Rig.line(0).replace("/0", "/" + "x".repeat(50_000));
        rig.append("access.log", line + "\n" + Rig.lines(1, 2));
        for (int i = 0; i < 6; i++) {
            rig.sink.then(batch -> batch.bytes() > 20_000
                    ? CompletableFuture.completedFuture(new WriteResult.TooLarge())
                    : CompletableFuture.completedFuture(rig.sink.store(batch)));
        }
        ShipSummary summary = rig.shipOnce("access.log");
        assertThat(summary.hits()).isEqualTo(1);
        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(rig.sink.stored.values())
                .anyMatch(document -> document.reason().contains("too large"));
    }

    @Test
    void aBatchOverWhichTheConnectionBreaksAgainAndAgainIsSentInHalves() throws Exception {
        rig.append("access.log", Rig.lines(0, 8));
        for (int i = 0; i < 20; i++) {
            rig.sink.then(batch -> CompletableFuture.completedFuture(
                    batch.lines() > 2 ? new WriteResult.Broken("reset") : rig.sink.store(batch)));
        }
        assertThat(rig.shipOnce("access.log").hits()).isEqualTo(8);
        assertThat(rig.sink.writes)
                .extracting(FakeBatch::lines)
                .startsWith(8, 8, 8, 4, 4)
                .endsWith(2, 2);
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 8));
    }

    @Test
    void aLineIsNotCutBecauseTheConnectionBreaks() throws Exception {
        rig.append("access.log", Rig.lines(0, 1));
        for (int i = 0; i < 9; i++) {
            rig.sink.then(new WriteResult.Broken("reset"));
        }
        ShipSummary summary = rig.shipOnce("access.log");
        assertThat(summary.hits()).isEqualTo(1);
        assertThat(summary.rejected()).isZero();
    }
}
