package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.ship.EntrySink.Heartbeat;
import httpmonitor.ingest.ship.EntrySink.WriteResult;
import httpmonitor.ingest.tail.Tailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    private Rig.Step[] seconds(int count) {
        Rig.Step[] steps = new Rig.Step[count];
        Arrays.fill(steps, rig.pass(Duration.ZERO));
        return steps;
    }

    private Heartbeat lastBeat() {
        return rig.sink.beats.getLast().getFirst();
    }

    @Test
    void aSourceThatIsCaughtUpIsCoveredUpToItsLastLook() throws Exception {
        rig.append("access.log", Rig.lines(0, 5) + "no hit\n" + "half");
        rig.run(rig.follow("access.log"), seconds(30));
        Heartbeat beat = lastBeat();
        assertThat(beat.path()).isEqualTo(rig.path("access.log").toString());
        assertThat(beat.size()).isEqualTo(Files.size(rig.path("access.log")));
        assertThat(beat.offset()).isEqualTo(beat.size() - 4);
        assertThat(List.of(beat.lines(), beat.hits(), beat.unparsed(), beat.rejected()))
                .containsExactly(6L, 5L, 1L, 0L);
        assertThat(beat.coveredUntil()).isBetween(beat.at().minusMillis(600), beat.at());
    }

    @Test
    void beatsSpeakOfAGridOfFiveSeconds() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(rig.follow("access.log"), seconds(40));
        assertThat(rig.sink.beats).hasSizeGreaterThan(2).allMatch(beats -> beats.size() == 1);
        assertThat(rig.sink.beats).allMatch(beats -> beats.getFirst().at().getEpochSecond() % 5 == 0);
    }

    @Test
    void aSourceThatIsBehindIsCoveredUpToItsLastStoredLine() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(rig.follow("access.log"), () -> {
            for (int i = 0; i < 1000; i++) {
                rig.sink.then(new WriteResult.TryLater("away"));
            }
            rig.append("access.log", Rig.lines(5, 6));
        });
        Instant caughtUp = rig.now;
        rig.run(rig.follow("access.log"), seconds(20));
        assertThat(lastBeat().offset()).isEqualTo(Rig.lines(0, 5).length());
        assertThat(lastBeat().coveredUntil())
                .isEqualTo(
                        Instant.parse("2026-11-21T12:00:00Z").isAfter(caughtUp)
                                ? caughtUp
                                : Instant.parse("2026-11-21T12:00:00Z"));
    }

    @Test
    void aRunThatKnowsNothingYetLeavesTheHeartbeatOfTheRunBefore() throws Exception {
        rig.sink.then(batch -> new CompletableFuture<>());
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(rig.follow("access.log"), seconds(10));
        assertThat(rig.sink.beats).isEmpty();
    }

    @Test
    void untilTheFirstBeatTheShipperIsNotHeard() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(rig.follow("access.log"), seconds(30));
        assertThat(rig.unheard.getFirst()).isTrue();
        assertThat(rig.unheard.getLast()).isFalse();
        assertThat(rig.unheard.stream().dropWhile(unheard -> unheard)).doesNotContain(true);
    }

    @Test
    void whatDoesNotExistIsNotWaitedToBeHeard() throws Exception {
        rig.run(rig.follow("none.log"), seconds(30));
        assertThat(rig.unheard).doesNotContain(true);
    }

    @Test
    void aSingleRunLeavesNone() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.shipOnce("access.log");
        assertThat(rig.sink.beats).isEmpty();
    }

    private List<Heartbeat> beatsOf(String name) {
        return rig.sink.beats.stream()
                .flatMap(List::stream)
                .filter(beat -> beat.path().equals(rig.path(name).toString()))
                .toList();
    }

    /** Lets the shipper look at its files, and send heartbeats, for about this time. */
    private Rig.Step[] ship(Duration time, Rig.Step next) {
        Stream<Rig.Step> passes = Stream.generate(() -> rig.pass(Duration.ofSeconds(4)));
        return Stream.concat(passes.limit(time.toSeconds() / 4), Stream.of(next))
                .toArray(Rig.Step[]::new);
    }

    private static Rig.Step[] steps(Rig.Step[]... parts) {
        return Stream.of(parts).flatMap(Stream::of).toArray(Rig.Step[]::new);
    }

    private Instant recently() {
        return rig.now.minusSeconds(20);
    }

    @Test
    void aDeletedLogOfAGlobLeavesNoHeartbeatThatPollersSee() throws Exception {
        rig.append("site-1.log", Rig.lines(0, 5));
        rig.append("site-2.log", Rig.lines(5, 9));
        rig.run(
                rig.follow("site-*.log"),
                steps(
                        ship(Duration.ofSeconds(30), () -> rig.delete("site-1.log")),
                        ship(Duration.ofMinutes(12), () -> {})));

        Heartbeat left = beatsOf("site-1.log").getLast();
        assertThat(left.at()).isBefore(rig.now.minus(Duration.ofDays(1)));
        assertThat(left.hits()).isEqualTo(5);
        assertThat(beatsOf("site-2.log").getLast().at()).isAfter(recently());
    }

    @Test
    void aLogThatComesBackIsHeardAgain() throws Exception {
        rig.append("site-1.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("site-*.log"),
                steps(
                        ship(Duration.ofSeconds(30), () -> rig.delete("site-1.log")),
                        ship(Duration.ofMinutes(12), () -> rig.append("site-1.log", Rig.lines(5, 9))),
                        ship(Duration.ofSeconds(30), () -> {})));

        assertThat(beatsOf("site-1.log")).anyMatch(beat -> beat.at().isBefore(rig.now.minus(Duration.ofDays(1))));
        assertThat(beatsOf("site-1.log").getLast().at()).isAfter(recently());
    }

    @Test
    void aSourceThatCouldNotBeReadForAMomentIsCoveredAgainWithoutANewLine() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("access.log"),
                steps(
                        ship(Duration.ofSeconds(30), this::breakLog),
                        ship(Duration.ofSeconds(30), () -> {
                            Files.delete(rig.path("access.log"));
                            rig.append("access.log", "");
                        }),
                        ship(Duration.ofSeconds(30), () -> {})));

        assertThat(rig.events).anyMatch(event -> event instanceof Tailed.Unreadable);
        assertThat(lastBeat().coveredUntil()).isAfter(recently());
    }

    @Test
    void aSourceThatCannotBeReadIsNotCovered() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("access.log"),
                steps(ship(Duration.ofSeconds(30), this::breakLog), ship(Duration.ofMinutes(2), () -> {})));

        assertThat(lastBeat().at()).isAfter(recently());
        assertThat(lastBeat().coveredUntil()).isBefore(lastBeat().at().minusSeconds(60));
    }

    private void breakLog() throws IOException {
        rig.rename("access.log", "access.log.1");
        Files.createDirectory(rig.path("access.log"));
    }
}
