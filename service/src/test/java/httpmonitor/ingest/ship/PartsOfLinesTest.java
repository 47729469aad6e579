package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that a container's log has cut into parts. */
class PartsOfLinesTest {
    private static final String TIME = "2026-11-21T12:00:00.356130693Z stdout ";
    private static final String ERROR_TIME = TIME.replace("stdout", "stderr");
    private static final String ERROR_PART = ERROR_TIME + "P " + Rig.line(1).substring(0, 30) + "\n";
    private static final String ERROR_END = ERROR_TIME + "F " + Rig.line(1).substring(30) + "\n";

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @Test
    void partsAreOneHit() throws Exception {
        rig.append(
                "access.log",
                part("P", 0, 30) + part("P", 30, 40) + part("F", 40, Rig.line(1).length()) + whole(2));
        ShipSummary summary = rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactly("/1", "/2");
        assertThat(summary.unparsed()).isZero();
    }

    @Test
    void aRunThatEndsBetweenPartsIsFollowedByOneThatReadsThemAgain() throws Exception {
        rig.append("access.log", whole(0) + part("P", 0, 30));
        rig.shipOnce("access.log");
        rig.append("access.log", part("F", 30, Rig.line(1).length()));
        rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactly("/0", "/1");
    }

    @Test
    void partsOfWhatIsNoHitAreAllKeptAside() throws Exception {
        rig.append("access.log", TIME + "P one\n" + TIME + "F two\n");
        assertThat(rig.shipOnce("access.log").unparsed()).isEqualTo(2);
    }

    @Test
    void aPartAtTheEndOfARotatedFileIsKeptAsideAndItsRestIsNoHit() throws Exception {
        String last = part("P", 0, 30);
        String first = part("F", 30, Rig.line(1).length());
        ShipSummary summary = rig.run(
                rig.follow("access.log"),
                () -> rig.append("access.log", whole(0) + last),
                () -> {
                    rig.rename("access.log", "access.log.1");
                    rig.append("access.log", first + whole(2));
                },
                rig.pass(Duration.ofMinutes(2)),
                rig.pass(Duration.ofMinutes(2)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrder("/0", last.strip(), first.strip(), "/2");
        assertThat(summary.hits()).isEqualTo(2);
        assertThat(summary.unparsed()).isEqualTo(2);
    }

    @Test
    void aPartThatAFileEndsWithIsKeptAsideOnce() throws Exception {
        rig.append("access.log", part("P", 0, 30) + ERROR_TIME + "F " + Rig.line(2) + "\n");
        rig.gzip("access.log");
        assertThat(rig.shipOnce("access.log.gz").unparsed()).isEqualTo(1);
        assertThat(rig.shipOnce("access.log.gz").unparsed()).isZero();
        assertThat(rig.sink.texts())
                .containsExactlyInAnyOrder("/2", part("P", 0, 30).strip());
    }

    @Test
    void aLongMessageOfTheJournalIsNoPart() throws Exception {
        String longer = "a".repeat(16 * 1024);
        String first = Rig.line(1).replace("/1", "/" + longer);
        rig.append("access.log", member("MESSAGE", first) + member("MESSAGE", Rig.line(2)));
        assertThat(rig.shipOnce("access.log").unparsed()).isZero();
        assertThat(rig.sink.texts()).containsExactly("/" + longer, "/2");
    }

    @Test
    void aLineOfTheOtherStreamDoesNotEndAPartOfDocker() throws Exception {
        String longer = "a".repeat(16 * 1024);
        String whole = Rig.line(1).replace("/1", "/" + longer);
        rig.append(
                "access.log",
                docker("stdout", whole.substring(0, 16 * 1024))
                        + docker("stderr", Rig.line(2) + "\\n")
                        + docker("stdout", whole.substring(16 * 1024) + "\\n"));
        assertThat(rig.shipOnce("access.log").unparsed()).isZero();
        assertThat(rig.sink.texts()).containsExactly("/2", "/" + longer);
    }

    private static String docker(String stream, String text) {
        return member("log", text).replace("}\n", ",\"stream\":\"" + stream + "\"}\n");
    }

    private static String member(String name, String text) {
        return "{\"" + name + "\":\"" + text.replace("\"", "\\\"") + "\"}\n";
    }

    @Test
    void hitsBehindAPartOfTheOtherStreamAreStoredAtOnce() throws Exception {
        List<String> stored = new ArrayList<>();
        rig.run(
                rig.follow("access.log"),
                () -> rig.append("access.log", whole(0) + ERROR_PART),
                () -> rig.append("access.log", whole(2)),
                () -> stored.addAll(rig.sink.texts()),
                () -> rig.append("access.log", ERROR_END + whole(3)));
        assertThat(stored).containsExactly("/0", "/2");
        assertThat(rig.sink.texts()).containsExactly("/0", "/2", "/1", "/3");
    }

    @Test
    void aRunThatEndsBehindAPartStoresTheHitsAfterItAndTheNextOneStoresNoneTwice() throws Exception {
        rig.append("access.log", whole(0) + ERROR_PART + whole(2) + whole(3));
        ShipSummary first = rig.shipOnce("access.log");
        assertThat(first.hits()).isEqualTo(3);
        ShipSummary second = rig.shipOnce("access.log");
        assertThat(second.duplicates()).isEqualTo(2);
        assertThat(rig.sink.texts()).containsExactly("/0", "/2", "/3");
    }

    @Test
    void linesBehindAPartKeepTheirRoutingWhenACrashRepeatsThem() throws Exception {
        rig.runAndCrash(rig.follow("access.log"), () -> rig.append("access.log", whole(0) + ERROR_PART + whole(2)));
        rig.pass(Duration.ofHours(1)).run();
        rig.append("access.log", whole(3));
        rig.runAndCrash(rig.follow("access.log"), rig.pass(Duration.ofHours(1)));
        rig.run(rig.follow("access.log"), () -> rig.append("access.log", whole(4)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrder("/0", "/2", ERROR_PART.strip(), "/3", "/4");
        for (FakeSink.FakeBatch write : rig.sink.writes) {
            assertThat(rig.sink.stored.values()).containsAll(write.documents);
        }
    }

    @Test
    void aPartWhoseEndDoesNotFollowIsKeptAsideAfterAWhile() throws Exception {
        rig.run(
                rig.follow("access.log"),
                () -> rig.append("access.log", ERROR_PART + whole(2)),
                rig.pass(Duration.ofMinutes(11)),
                () -> rig.append("access.log", whole(3)));
        assertThat(rig.sink.texts()).containsExactly("/2", ERROR_PART.strip(), "/3");
    }

    @Test
    void aPartWhoseEndDoesNotFollowIsKeptAsideAfterManyLines() throws Exception {
        StringBuilder lines = new StringBuilder(ERROR_PART);
        for (int i = 2; i < 2002; i++) {
            lines.append(i % 2 == 0 ? whole(i) : TIME + "P \n" + whole(i));
        }
        rig.append("access.log", lines.toString());
        ShipSummary summary = rig.shipOnce("access.log");
        assertThat(summary.hits()).isEqualTo(2000);
        assertThat(rig.sink.texts()).hasSize(2001).contains(ERROR_PART.strip());
        assertThat(rig.shipOnce("access.log").duplicates()).isZero();
    }

    @Test
    void endlessPartsAreKeptAside() throws Exception {
        int parts = 200;
        for (int i = 0; i < parts; i++) {
            rig.append("access.log", "{\"log\":\"" + "x".repeat(16 * 1024) + "\"}\n");
        }
        rig.append("access.log", "{\"log\":\"end\\n\"}\n" + whole(2));
        assertThat(rig.shipOnce("access.log").unparsed()).isEqualTo(parts + 1);
        assertThat(rig.sink.writes.size()).isGreaterThan(2);
        assertThat(rig.sink.texts()).contains("/2");
    }

    @Test
    void aPartInFrontOfALineThatIsTooLongIsKeptAside() throws Exception {
        rig.append("access.log", part("P", 0, 30) + "x".repeat((1 << 20) + 1) + "\n" + whole(2));
        assertThat(rig.shipOnce("access.log").unparsed()).isEqualTo(2);
    }

    @Test
    void aPartIsReadAgainWhereTheLinesBehindItWereAnsweredAlone() throws Exception {
        rig.sink.then(new EntrySink.WriteResult.TooLarge());
        rig.sink.then(batch -> CompletableFuture.completedFuture(rig.sink.store(batch)));
        rig.sink.then(batch -> new CompletableFuture<>());
        rig.append(
                "access.log",
                part("P", 0, 30)
                        + ERROR_TIME + "F " + Rig.line(2) + "\n"
                        + part("F", 30, Rig.line(1).length()));
        rig.runAndCrash(rig.follow("access.log"), rig.pass(Duration.ofMinutes(1)), rig.pass(Duration.ofMinutes(1)));
        rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactly("/2", "/1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void eachLineIsAHitOrAllItsPartsAreKeptAside(long seed) throws Exception {
        Random random = new Random(seed);
        TwoStreams log = new TwoStreams(random);
        for (int run = 0; run < 6; run++) {
            List<Rig.Step> steps = new ArrayList<>();
            for (int step = random.nextInt(4); step >= 0; step--) {
                steps.add(() -> rig.append("access.log", log.next(1 + random.nextInt(8))));
                steps.add(rig.pass(Duration.ofSeconds(random.nextInt(400))));
            }
            if (random.nextBoolean()) {
                steps.add(() -> answerHalf(random));
                steps.add(() -> rig.append("access.log", log.next(1 + random.nextInt(8))));
            }
            rig.runAndCrash(rig.follow("access.log"), steps.toArray(Rig.Step[]::new));
            rig.sink.script.clear();
        }
        rig.run(rig.follow("access.log"), () -> rig.append("access.log", log.end()));
        Set<String> stored = new HashSet<>(rig.sink.texts());
        log.lines.forEach((target, parts) -> assertThat(stored.contains(target) || stored.containsAll(parts))
                .as(target)
                .isTrue());
        for (FakeSink.FakeBatch write : rig.sink.writes) {
            assertThat(rig.sink.stored.values()).containsAll(write.documents);
        }
    }

    private void answerHalf(Random random) {
        rig.sink.then(batch -> CompletableFuture.completedFuture(
                batch.lines() > 1 ? new EntrySink.WriteResult.TooLarge() : rig.sink.store(batch)));
        rig.sink.then(batch -> CompletableFuture.completedFuture(rig.sink.store(batch)));
        rig.sink.then(batch -> {
            rig.sink.storeSome(batch, document -> random.nextBoolean());
            return new CompletableFuture<>();
        });
    }

    /** The lines of a container's two streams, between each other's parts. */
    private static final class TwoStreams {
        private final Map<String, List<String>> lines = new LinkedHashMap<>();
        private final List<Deque<String>> open = List.of(new ArrayDeque<>(), new ArrayDeque<>());
        private final Random random;
        private int written;

        TwoStreams(Random random) {
            this.random = random;
        }

        String next(int count) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++) {
                int stream = random.nextInt(2);
                Deque<String> parts = open.get(stream);
                if (parts.isEmpty()) {
                    begin(stream, parts);
                }
                text.append(parts.remove()).append('\n');
            }
            return text.toString();
        }

        private void begin(int stream, Deque<String> parts) {
            String line = Rig.line(lines.size());
            int at = 0;
            for (int to = 15; to < 45 && random.nextBoolean(); to += 15) {
                parts.add(wrapped(stream, "P", line.substring(at, to)));
                at = to;
            }
            parts.add(wrapped(stream, "F", line.substring(at)));
            lines.put("/" + lines.size(), List.copyOf(parts));
        }

        private String wrapped(int stream, String tag, String text) {
            written++;
            String name = stream == 0 ? "stdout" : "stderr";
            return "2026-11-21T12:00:00.%09dZ %s %s %s".formatted(written, name, tag, text);
        }

        String end() {
            StringBuilder text = new StringBuilder();
            open.forEach(parts -> parts.forEach(part -> text.append(part).append('\n')));
            return text.toString();
        }
    }

    private static String whole(int number) {
        return TIME + "F " + Rig.line(number) + "\n";
    }

    private static String part(String tag, int from, int to) {
        return TIME + tag + " " + Rig.line(1).substring(from, to) + "\n";
    }
}
