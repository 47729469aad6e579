package httpmonitor.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** Does mishaps, one after the other, and ends each. Which, in which order, follows from the seed alone. */
final class Mishaps {
    /** Within a day: older heartbeats count as none. */
    private static final List<Duration> STEPS = List.of(
            Duration.ofHours(-20),
            Duration.ofHours(-1),
            Duration.ofMinutes(-3),
            Duration.ofSeconds(-20),
            Duration.ofMinutes(3),
            Duration.ofHours(2));

    private static final List<String> NAMES = List.of("\\303\\244", "\\344", "\\377\\376", "a\\nb", "\\033[2J");
    private static final List<String> HEARTBEATS = List.of(
            "{}",
            "{\"host\":\"chaos\",\"path\":\"/x\"}",
            "{\"@timestamp\":%1$d,\"host\":\"chaos\"}",
            "{\"@timestamp\":%1$d,\"host\":[\"a\",\"b\"],\"path\":null,\"covered_until\":%1$d,\"size\":-5,\"offset\":7}",
            "{\"@timestamp\":%1$d,\"host\":\"chaos\",\"path\":\"/\\u001b[2J\",\"covered_until\":253402300799000,\"size\":1}",
            "{\"@timestamp\":%2$d,\"host\":\"chaos\",\"path\":\"/ahead\",\"covered_until\":%2$d,\"size\":1,\"offset\":1}");
    private static final int SWAPS = 400;

    private final Random random;
    private final Bag<Mishap> bag;
    private final Stage stage;
    private final HostileAnswers hostile = new HostileAnswers();
    private final Tally<Mishap> tally = new Tally<>(Mishap.class);
    private final Path shell;
    private int names;

    Mishaps(long seed, Stage stage) throws IOException {
        this.random = new Random(seed);
        this.stage = stage;
        Set<Mishap> possible = EnumSet.allOf(Mishap.class);
        leftOut(stage).forEach(possible::remove);
        this.bag = new Bag<>(List.copyOf(possible), random);
        this.shell =
                Files.writeString(stage.folder().resolve("move.sh"), "mv \"$1\" \"$2/$3$(printf \"$4\")$5.log\"\n");
        stage.pollerProxy().changeAnswers(hostile::honest);
    }

    /** Those that cannot be done on this machine. */
    private static List<Mishap> leftOut(Stage stage) throws IOException {
        List<Mishap> leftOut = new ArrayList<>();
        if (SteppedClock.library().isEmpty()) {
            leftOut.addAll(List.of(Mishap.POLLER_CLOCK, Mishap.SHIP_CLOCK));
        }
        if (!stage.checkpoints().isMounted()) {
            leftOut.add(Mishap.FULL_DISK);
        }
        return leftOut;
    }

    /** A sentence about each kind that is left out, and what it would need. */
    String leftOut() throws IOException {
        List<Mishap> leftOut = leftOut(stage);
        return leftOut.isEmpty()
                ? "nothing"
                : leftOut + " (clocks need libfaketime, a full disk needs the right to mount a tmpfs)";
    }

    Tally<Mishap> tally() {
        return tally;
    }

    /** A pause, then a mishap, which has ended when this returns. */
    void act() throws IOException, InterruptedException {
        Thread.sleep(random.nextInt(2_000));
        Mishap mishap = bag.draw();
        System.out.println(Instant.now() + " " + mishap);
        switch (mishap) {
            case POLLER_CLOCK -> step(stage.pollerClock());
            case SHIP_CLOCK -> step(stage.shipClock());
            case CLOSED_INDEX -> closeIndex();
            case MALFORMED_HEARTBEAT -> writeHeartbeats();
            case HOSTILE_ANSWERS -> answerOtherwise();
            case DRIPPING_ANSWERS -> drip();
            case RESIZE -> stage.screen().resize(random);
            case SUSPEND -> stage.screen().suspend(random);
            case ODD_NAME -> nameOddly();
            case FIFO -> putPipes();
            case FULL_DISK -> fillDisk();
        }
        tally.count(mishap);
    }

    private void last() throws InterruptedException {
        Thread.sleep(3_000 + random.nextInt(5_000));
    }

    private void step(SteppedClock clock) throws IOException, InterruptedException {
        clock.step(STEPS.get(random.nextInt(STEPS.size())));
        last();
        clock.step(Duration.ZERO);
    }

    private void closeIndex() throws IOException, InterruptedException {
        String index = "/access-log-" + LocalDate.now(ZoneOffset.UTC).toString().replace('-', '.');
        stage.stored().send("POST", index + "/_close", "");
        try {
            last();
        } finally {
            stage.stored().send("POST", index + "/_open", "");
        }
    }

    private void writeHeartbeats() throws IOException, InterruptedException {
        long now = System.currentTimeMillis();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            String body = HEARTBEATS.get(random.nextInt(HEARTBEATS.size())).formatted(now, now + 3_600_000);
            String id = "/httpmonitor-heartbeat/_doc/chaos-" + i;
            stage.stored().send("PUT", id, body);
            ids.add(id);
        }
        last();
        for (String id : ids) {
            stage.stored().send("DELETE", id, "");
        }
    }

    /**
     * What a server says of lines that it has stored has to be believed: so the shipper gets no answers of other
     * questions.
     */
    private void answerOtherwise() throws InterruptedException {
        var kind = hostile.draw(random);
        stage.pollerProxy().changeAnswers(kind);
        stage.shipProxy().changeAnswers(kind);
        try {
            last();
        } finally {
            stage.pollerProxy().changeAnswers(hostile::honest);
            stage.shipProxy().changeAnswers(answer -> answer);
        }
    }

    private void drip() throws InterruptedException {
        stage.pollerProxy().dripAnswers(4_000);
        stage.shipProxy().dripAnswers(4_000);
        Thread.sleep(8_000 + random.nextInt(8_000));
        stage.pollerProxy().dripAnswers(0);
        stage.shipProxy().dripAnswers(0);
    }

    private void nameOddly() throws IOException, InterruptedException {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        Path file;
        String front;
        if (random.nextBoolean()) {
            file = Files.write(stage.folder().resolve("unnamed"), stage.more(1 + random.nextInt(300)));
            front = "site-";
        } else {
            file = stage.log().rename();
            front = stage.log().path().getFileName() + ".";
        }
        List<String> command = List.of(
                "sh",
                shell.toString(),
                file.toString(),
                Objects.requireNonNull(stage.log().path().getParent()).toString(),
                front,
                name,
                "" + names++);
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(command + " failed");
        }
    }

    /** The name is that of the log, of a pipe, of the log, and so on: some look falls between two of them. */
    private void putPipes() throws IOException, InterruptedException {
        TorturedLog log = stage.log();
        Path pipe = stage.folder().resolve("pipe");
        if (!Files.exists(pipe)
                && new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() != 0) {
            throw new IOException("mkfifo failed");
        }
        synchronized (log) {
            Path keep = stage.folder().resolve("kept");
            Path link = stage.folder().resolve("pipe-link");
            for (int i = 0; i < SWAPS; i++) {
                Files.createLink(keep, log.path());
                Files.createLink(link, pipe);
                Files.move(link, log.path(), StandardCopyOption.ATOMIC_MOVE);
                Thread.sleep(random.nextInt(8));
                Files.move(keep, log.path(), StandardCopyOption.ATOMIC_MOVE);
                Thread.sleep(random.nextInt(8));
            }
        }
    }

    private void fillDisk() throws IOException, InterruptedException {
        stage.checkpoints().fill();
        last();
        stage.checkpoints().makeRoom();
    }
}
