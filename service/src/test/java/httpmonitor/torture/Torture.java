package httpmonitor.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run. The actions of the web server and of the killer follow from the seed; how they fall together is up to the
 * machine.
 *
 * @param home the project's folder, built
 * @param folder an empty one for logs, data and what the programs say
 * @param time how long things happen
 */
record Torture(Path home, Path folder, long seed, Duration time) {
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration CATCH_UP = Duration.ofMinutes(2);
    private static final Duration LATE_DOUBLES = Duration.ofSeconds(8);
    private static final Duration SHORT = Duration.ofMinutes(3);
    private static final int SOURCES = 5;
    private static final long LOOK_AFTER_MILLIS = 200;

    interface Act {
        void run() throws IOException, InterruptedException;
    }

    /** Returns when all has happened, and all that was written is stored or given up. */
    Summary run() throws IOException, InterruptedException, ExecutionException {
        Path data = Files.createDirectories(folder.resolve("data"));
        NumberedLines lines = new NumberedLines();
        try (StoredLines stored = new StoredLines(data);
                WebServer server =
                        new WebServer(seed, Files.createDirectories(folder.resolve("logs")), lines, stored)) {
            KeptProgram store = program("store", List.of("--port=" + freePort(), "--data=" + data));
            List<String> options = new ArrayList<>(List.of("--data=" + data, "--host-name=tortured"));
            options.addAll(server.sources());
            KeptProgram ship = program("ship", options);
            int pause = time.compareTo(SHORT) < 0 ? 4_000 : 9_000;
            Killer killer = new Killer(seed + 1, ship, store, server.log(), server.storeNeeded(), pause);
            store.start();
            if (!stored.await(0, START)) {
                throw new IOException("the store does not start; see " + folder.resolve("store.out"));
            }
            ship.start();
            awaitCheckpoints(data.resolve("checkpoints"));
            happen(server, killer, ship, store);
            boolean all = stored.await(lines.documents(), CATCH_UP);
            Thread.sleep(LATE_DOUBLES);
            ship.stop();
            Findings findings = new Findings();
            if (stored.await(all ? lines.documents() : 0, START)) {
                stored.forEach(findings::hit, findings::noHit);
            }
            store.stop();
            return new Summary(this, server, killer, ship, store, lines, findings);
        }
    }

    /** What was rotated before a shipper has ever seen the log is none of its business, so nothing is until then. */
    private static void awaitCheckpoints(Path folder) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(START);
        while (!Files.isDirectory(folder) || checkpoints(folder) < SOURCES) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("ship does not start");
            }
            Thread.sleep(LOOK_AFTER_MILLIS);
        }
    }

    private static long checkpoints(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    private void happen(WebServer server, Killer killer, KeptProgram ship, KeptProgram store)
            throws InterruptedException, ExecutionException {
        Instant end = Instant.now().plus(time);
        CompletableFuture<Void> writing = until(end, server::act);
        CompletableFuture<Void> killing = until(end, killer::act);
        while (!writing.isDone() || !killing.isDone()) {
            lookAfter(ship, store);
        }
        writing.get();
        killing.get();
    }

    private static void lookAfter(KeptProgram ship, KeptProgram store) throws InterruptedException {
        try {
            ship.lookAfter();
            store.lookAfter();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.sleep(LOOK_AFTER_MILLIS);
    }

    static CompletableFuture<Void> until(Instant end, Act act) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (Instant.now().isBefore(end)) {
                    act.run();
                }
                done.complete(null);
            } catch (IOException | InterruptedException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /** With the options for the JVM that {@code run.sh} has. */
    private KeptProgram program(String name, List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        Matcher jvm =
                Pattern.compile("(?m)^jvm_options=\\(([^)]*)\\)$").matcher(Files.readString(home.resolve("run.sh")));
        if (!jvm.find()) {
            throw new IOException("run.sh has no jvm_options");
        }
        command.addAll(List.of(jvm.group(1).split("\\s+")));
        command.add("-Dhttpmonitor.home=" + home);
        command.addAll(
                List.of("-jar", home.resolve("service/target/httpmonitor.jar").toString(), name));
        command.addAll(options);
        return new KeptProgram(command, folder.resolve(name + ".out"));
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
