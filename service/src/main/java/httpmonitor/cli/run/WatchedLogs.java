package httpmonitor.cli.run;

import httpmonitor.alert.AlertRule;
import httpmonitor.cli.usage.Invocation;
import httpmonitor.console.Home;
import httpmonitor.console.Shutdown;
import httpmonitor.generate.DemoTraffic;
import httpmonitor.generate.GenerateOptions;
import httpmonitor.generate.LogFile;
import httpmonitor.generate.LogGenerator;
import httpmonitor.generate.Pace;
import httpmonitor.generate.RateShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The logs that {@code up} watches: those that the user names, else the usual one. In a demo it is a log of its own,
 * which is written meanwhile, with traffic that makes an alert's rule fire and recover.
 *
 * @param named the files and globs of the user
 * @param demo the folder of the demo's log; empty where there is no demo
 * @param say gets a sentence for the user
 */
public record WatchedLogs(List<String> named, Optional<Path> demo, Consumer<String> say) {

    /** The size at which the demo's log is renamed, in bytes: hours of its traffic. */
    private static final long KEEP = 64L << 20;

    /** The files and globs. Creates the usual log. */
    public List<String> prepare() throws IOException {
        if (demo.isPresent()) {
            return List.of(demoLog(demo.get()).toString());
        }
        if (!named.isEmpty()) {
            waiting().forEach(say);
            return named;
        }
        Path usual = Home.path().resolve("logs/access.log");
        if (!Files.exists(usual)) {
            Files.createDirectories(Objects.requireNonNull(usual.getParent()));
            Files.createFile(usual);
        }
        return List.of(usual.toString());
    }

    /** A sentence for each named file that does not exist. */
    public List<String> waiting() {
        return demo.isPresent() ? List.of() : LogFiles.waiting(named);
    }

    /** Reports what is watched. */
    public void announce(List<String> files) {
        boolean usual = demo.isEmpty() && named.isEmpty();
        String traffic = "; make traffic with " + Invocation.current().hint("./generate-logs.sh");
        say.accept("Watching " + String.join(", ", files) + (usual ? traffic : ""));
    }

    /** The demo's log in this folder, absolute. */
    static Path demoLog(Path folder) {
        return folder.resolve("demo.log").toAbsolutePath();
    }

    /** Starts the traffic of a demo. */
    public void startDemo(AlertRule rule, Shutdown shutdown) throws IOException {
        if (demo.isEmpty()) {
            return;
        }
        RateShape shape = DemoTraffic.exceeding(rule.threshold(), rule.recoveryThreshold(), rule.window());
        LogFile file = new LogFile(demoLog(demo.get()), "", Pace.SYSTEM, KEEP);
        LogGenerator generator = new LogGenerator(GenerateOptions.live(shape), file, Pace.SYSTEM);
        Thread writer = Thread.ofPlatform().daemon().name("demo").start(() -> generate(generator));
        shutdown.add(() -> {
            writer.interrupt();
            writer.join(Duration.ofSeconds(2));
            file.close();
        });
    }

    private void generate(LogGenerator generator) {
        try {
            generator.run();
        } catch (IOException e) {
            say.accept("The demo's traffic has ended: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
