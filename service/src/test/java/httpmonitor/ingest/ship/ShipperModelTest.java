package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.ship.EntrySink.WriteResult;
import httpmonitor.ingest.ship.FakeSink.Document;
import httpmonitor.ingest.ship.FakeSink.FakeBatch;
import httpmonitor.ingest.tail.TailOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random things happen to a log, or to several of equal content, to their shippers and their store; afterwards the
 * store must hold what was written, each line once. A failure names its seed. {@code -Dmodel.seeds=4000} for a million
 * of them, {@code -Dmodel.first=17} to begin with another seed than the first.
 */
class ShipperModelTest {
    private static final int RUNS = 30;
    private static final int STEPS_PER_RUN = 8;

    /** One of these many hits does not fit the store's mapping. */
    private static final int REFUSED = 97;

    private static final Pattern NUMBER = Pattern.compile("(?:^|GET )/(\\d+)");
    private static final AtomicLong ACTIONS = new AtomicLong();

    @TempDir
    Path folder;

    private Rig rig = new Rig(Path.of("."));
    private Random random = new Random();
    private final List<String> written = new ArrayList<>();
    private final List<String> history = new ArrayList<>();
    private int next;
    private String half = "";
    private boolean longLines;
    private int generation;
    private List<String> names = List.of("access.log");

    static LongStream seeds() {
        long first = Long.getLong("model.first", 1);
        return LongStream.range(first, first + Long.getLong("model.seeds", 6));
    }

    @AfterAll
    static void say() {
        System.out.println("Actions of all seeds: " + ACTIONS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyLineIsStoredOnce(long seed) throws Exception {
        rig = new Rig(folder);
        random = new Random(seed);
        rig.handles = seed % 2 == 0 ? 1 : 100;
        rig.sink.refuses = document -> document.isHit() && Integer.parseInt(numberOf(document)) % REFUSED == 5;
        longLines = seed % 5 == 3;
        rig.lineMemory = longLines ? 0 : rig.lineMemory;
        names = seed % 3 == 2 ? List.of("access.log", "access2.log", "b/access.log") : List.of("access.log");
        Files.createDirectories(folder.resolve("b"));
        append("");
        for (int run = 0; run < RUNS; run++) {
            script();
            boolean crash = random.nextInt(3) == 0;
            history.add(crash ? "-- run, crash" : "-- run");
            Rig.Step[] steps = new Rig.Step[STEPS_PER_RUN];
            Arrays.fill(steps, (Rig.Step) this::act);
            if (crash) {
                rig.runAndCrash(follow(), steps);
            } else {
                rig.run(follow(), steps);
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                actWhileStopped();
            }
        }
        finishHalf();
        rig.sink.script.clear();
        rig.run(follow(), rig.pass(Duration.ofSeconds(10)), rig.pass(Duration.ofSeconds(10)));
        nothingIsStoredTwice(seed);
        for (String name : names) {
            Set<String> missing = new LinkedHashSet<>(written);
            stored(name).forEach(missing::remove);
            assertThat(missing).as(name + ", " + said(seed)).isEmpty();
            assertThat(stored(name)).as(name + ", " + said(seed)).hasSameSizeAs(written);
        }
        assertThat(rig.lost).as(said(seed)).isEmpty();
    }

    /** The numbers of all lines of one log that are stored, as hits or aside. */
    private List<String> stored(String name) {
        return rig.sink.stored.values().stream()
                .filter(document -> isOf(document, name))
                .map(ShipperModelTest::numberOf)
                .toList();
    }

    private boolean isOf(Document document, String name) {
        return document.origin().path().startsWith(rig.path(name).toString());
    }

    private TailOptions follow() {
        return rig.follow(names.toArray(String[]::new));
    }

    private void append(String text) throws IOException {
        for (String name : names) {
            rig.append(name, text);
        }
    }

    private static String numberOf(Document document) {
        Matcher number = NUMBER.matcher(document.text());
        if (!number.find()) {
            throw new AssertionError("torn: " + document);
        }
        return number.group(1);
    }

    private void nothingIsStoredTwice(long seed) {
        Map<String, Document> seen = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (Document document : rig.sink.stored.values()) {
            String name = names.stream()
                    .filter(each -> isOf(document, each))
                    .findFirst()
                    .orElseThrow();
            Document first = seen.putIfAbsent(name + numberOf(document), document);
            if (first != null) {
                twice.add(numberOf(document) + " from " + first.origin() + " and " + document.origin());
            }
        }
        assertThat(twice).as(said(seed)).isEmpty();
    }

    private String said(long seed) {
        return "seed " + seed + "\n" + String.join("\n", history) + "\n";
    }

    /** What the store will do in the next run. */
    private void script() {
        rig.sink.script.clear();
        for (int i = random.nextInt(10); i > 0; i--) {
            ACTIONS.incrementAndGet();
            switch (random.nextInt(9)) {
                case 0 -> rig.sink.then(new WriteResult.TryLater("away, or read-only, or overloaded"));
                case 1 -> rig.sink.then(batch -> batch.lines() > 1 ? tooLarge() : stored(batch));
                case 2 -> rig.sink.then(batch -> storeSome(batch, 1, new WriteResult.TryLater("the answer was lost")));
                case 3 -> rig.sink.then(batch -> random.nextBoolean() ? storeSilently(batch) : stored(batch));
                case 4 -> rig.sink.then(batch -> storeSome(batch, 0.5, new WriteResult.TryLater("429 for some")));
                case 5 -> rig.sink.then(batch -> storeSome(batch, random.nextInt(3) / 2.0, broken()));
                default -> rig.sink.then(this::stored);
            }
        }
    }

    private CompletableFuture<WriteResult> stored(FakeBatch batch) {
        return CompletableFuture.completedFuture(rig.sink.store(batch));
    }

    private static CompletableFuture<WriteResult> tooLarge() {
        return CompletableFuture.completedFuture(new WriteResult.TooLarge());
    }

    private static WriteResult broken() {
        return new WriteResult.Broken("the answer was cut in the middle");
    }

    private CompletableFuture<WriteResult> storeSome(FakeBatch batch, double share, WriteResult answer) {
        rig.sink.storeSome(batch, document -> random.nextDouble() < share);
        return CompletableFuture.completedFuture(answer);
    }

    private CompletableFuture<WriteResult> storeSilently(FakeBatch batch) {
        rig.sink.store(batch);
        return new CompletableFuture<>();
    }

    private void act() throws IOException {
        ACTIONS.incrementAndGet();
        switch (random.nextInt(12)) {
            case 0 -> rename();
            case 1 -> truncateWithCopy();
            case 2 -> rig.now = rig.now.plusSeconds(random.nextInt(20));
            case 3 -> renameTwice();
            case 4 -> writeHalf();
            case 5 -> compress();
            case 6, 7 -> burst();
            default -> write(random.nextInt(50));
        }
    }

    /** More than one thing happens between two looks. */
    private void burst() throws IOException {
        history.add("burst {");
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            ACTIONS.incrementAndGet();
            switch (random.nextInt(6)) {
                case 0 -> rename();
                case 1 -> truncateWithCopy();
                case 2 -> compress();
                default -> write(random.nextInt(20));
            }
        }
        history.add("}");
    }

    private void actWhileStopped() throws IOException {
        ACTIONS.incrementAndGet();
        rig.now = rig.now.plusSeconds(2 + random.nextInt(20));
        switch (random.nextInt(6)) {
            case 0 -> rename();
            case 1 -> truncateWithCopy();
            case 2 -> compress();
            case 3 -> writeHalf();
            default -> write(random.nextInt(random.nextInt(8) == 0 ? 3000 : 100));
        }
    }

    private void write(int count) throws IOException {
        finishHalf();
        history.add("write " + next + " to " + (next + count));
        append(lines(next, next + count));
        IntStream.range(next, next + count).mapToObj(String::valueOf).forEach(written::add);
        next += count;
    }

    /** The beginnings of long lines are read again. */
    private String lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i ->
                        longLines ? Rig.line(i).replace(" HTTP", "?" + ("&" + i).repeat(500) + " HTTP") : Rig.line(i))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private void writeHalf() throws IOException {
        finishHalf();
        String line = lines(next, next + 1);
        int cut = 1 + random.nextInt(line.length() - 1);
        append(line.substring(0, cut));
        half = line.substring(cut);
        written.add(String.valueOf(next));
        next++;
        history.add("half " + (next - 1));
    }

    private void finishHalf() throws IOException {
        if (!half.isEmpty()) {
            append(half);
            half = "";
        }
    }

    private void rename() throws IOException {
        finishHalf();
        generation++;
        history.add("rename to " + generation);
        for (String name : names) {
            rig.rename(name, name + "." + generation);
        }
        if (random.nextBoolean()) {
            append("");
        } else {
            write(1 + random.nextInt(5));
        }
    }

    private void renameTwice() throws IOException {
        rename();
        write(1 + random.nextInt(20));
        rename();
    }

    /** Does nothing while a line is half written: its replacement may begin alike, and nothing distinguishes the two. */
    private void truncateWithCopy() throws IOException {
        if (!half.isEmpty()) {
            return;
        }
        generation++;
        history.add("copytruncate to " + generation);
        for (String name : names) {
            rig.copy(name, name + "." + generation);
            rig.truncate(name);
        }
        if (random.nextBoolean()) {
            write(1 + random.nextInt(50));
        }
    }

    /** An inode that is used again, for a file of the same content, is one that ids cannot tell from the first. */
    private void keepInode(String name) throws IOException {
        if (names.size() > 1) {
            Files.createLink(rig.path("b").resolve("kept-" + name.replace('/', '-')), rig.path(name));
        }
    }

    private void compress() throws IOException {
        for (String name : names) {
            String rotated = name + "." + generation;
            if (Files.exists(rig.path(rotated))) {
                history.add("gzip " + rotated);
                keepInode(rotated);
                rig.gzip(rotated);
            }
        }
    }
}
