package httpmonitor.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run: a shipper, a poller and a live screen while mishaps befall them. The mishaps and the traffic follow from the
 * seed; how they fall together is up to the machine.
 *
 * @param home the project's folder, built
 * @param folder an empty one for logs, data and what the programs say
 * @param time how long things happen
 */
record Chaos(Path home, Path folder, long seed, Duration time) {
    private static final Duration CATCH_UP = Duration.ofMinutes(3);
    /** What is stored or said once too often may come late. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private static final long LOOK_AFTER_MILLIS = 300;
    private static final int WINDOW_SECONDS = 10;
    private static final int THRESHOLD = 10;
    private static final List<String> RULE = List.of("--window=" + WINDOW_SECONDS + "s", "--threshold=" + THRESHOLD);
    private static final List<String> WATCH = concat(List.of("watch", "--interval=2s"), RULE);

    /** The three that live through it. */
    private record Cast(KeptProgram ship, KeptProgram poller, PollerWitness witness, ScreenWitness screen) {

        void lookAfter() throws IOException, InterruptedException {
            ship.lookAfter();
            poller.lookAfter();
            watch();
        }

        void watch() throws IOException, InterruptedException {
            witness.read();
            screen.look();
            Thread.sleep(LOOK_AFTER_MILLIS);
        }
    }

    /** Returns when all has happened and the programs have had time to recover from it. */
    ChaosSummary run() throws Exception {
        WrittenHits written = new WrittenHits(WINDOW_SECONDS, WINDOW_SECONDS * THRESHOLD);
        try (Stage stage = new Stage(home, folder, written)) {
            Cast cast = start(stage);
            Mishaps mishaps = new Mishaps(seed, stage);
            happen(cast, mishaps, new Visitors(seed + 1, stage, Instant.now()));
            stage.stored().await(stage.lines().count(), CATCH_UP);
            awaitSight(cast);
            Thread.sleep(LATE);
            cast.poller().stop();
            cast.witness().read();
            Findings findings = new Findings();
            stage.stored().forEach(findings::hit, findings::noHit);
            ChaosSummary summary = new ChaosSummary(
                    this,
                    stage,
                    mishaps,
                    findings,
                    written.fires(),
                    cast.witness(),
                    cast.ship(),
                    cast.poller(),
                    alerts(stage));
            cast.ship().stop();
            return summary;
        }
    }

    private Cast start(Stage stage) throws IOException {
        String data = "--data=" + stage.data();
        String logs = stage.log().path().resolveSibling("*.log").toString();
        KeptProgram ship = program(
                stage,
                List.of("ship", data, "--host-name=chaos", logs),
                environment(stage, stage.shipProxy().url(), stage.shipClock().environment()));
        KeptProgram poller = program(
                stage,
                concat(WATCH, List.of(data, "--output=json")),
                environment(
                        stage, stage.pollerProxy().url(), stage.pollerClock().environment()));
        ship.start();
        poller.start();
        stage.screen().start(screenCommand(stage, concat(WATCH, List.of(data))));
        return new Cast(ship, poller, new PollerWitness(folder.resolve("watch.out")), stage.screen());
    }

    private static List<String> concat(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private KeptProgram program(Stage stage, List<String> arguments, Map<String, String> environment) {
        return new KeptProgram(
                stage.product().command(arguments), environment, folder.resolve(arguments.getFirst() + ".out"));
    }

    /** As cron has it: no locale. */
    private static Map<String, String> environment(Stage stage, String url, Map<String, String> clock) {
        Map<String, String> environment = new HashMap<>(clock);
        environment.put("HTTPMONITOR_ES_URL", url);
        environment.put("HTTPMONITOR_USERNAME", stage.access().username());
        environment.put("HTTPMONITOR_PASSWORD", stage.access().password());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("LC_ALL", "C");
        environment.put("LANG", "");
        return environment;
    }

    /** On a terminal, whose locale is that of most terminals; the clock is the machine's. */
    private static String screenCommand(Stage stage, List<String> arguments) {
        String variables =
                environment(stage, stage.pollerProxy().url(), Map.of("LC_ALL", "C.UTF-8")).entrySet().stream()
                        .map(each -> each.getKey() + "='" + each.getValue() + "'")
                        .collect(Collectors.joining(" "));
        return variables + " LC_ALL=C.UTF-8 " + String.join(" ", stage.product().command(arguments));
    }

    private void happen(Cast cast, Mishaps mishaps, Visitors visitors) throws Exception {
        Instant end = Instant.now().plus(time);
        CompletableFuture<Void> writing = Torture.until(end, visitors::act);
        CompletableFuture<Void> suffering = Torture.until(end, mishaps::act);
        while (!writing.isDone() || !suffering.isDone()) {
            cast.lookAfter();
        }
        writing.get();
        suffering.get();
    }

    /** Both pollers see again once all is well. */
    private static void awaitSight(Cast cast) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(CATCH_UP);
        boolean sees = false;
        while (!sees && Instant.now().isBefore(end)) {
            cast.watch();
            sees = cast.witness().state().equals(Optional.of("quiet"))
                    && !cast.screen().isBlind();
        }
    }

    /** What a poller finds that has seen nothing of it. */
    private String alerts(Stage stage) throws IOException, InterruptedException {
        List<String> command = stage.product().command(concat(List.of("alerts", "--from=-3h", "--output=json"), RULE));
        Path said = folder.resolve("alerts.json");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment(stage, stage.access().esUrl(), Map.of()));
        builder.environment().values().removeIf(String::isEmpty);
        builder.start().waitFor();
        return Files.readString(said);
    }
}
