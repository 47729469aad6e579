package httpmonitor.cli.run;

import httpmonitor.alert.AlertRule;
import httpmonitor.console.Shutdown;
import httpmonitor.generate.DemoTraffic;
import httpmonitor.generate.GenerateOptions;
import httpmonitor.generate.LogFile;
import httpmonitor.generate.LogGenerator;
import httpmonitor.generate.Pace;
import httpmonitor.generate.RateShape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** A log that is written while the demo runs, with traffic that makes an alert's rule fire and recover. */
public final class DemoLog {

    /** The size at which the log is renamed, in bytes: hours of the demo's traffic. */
    private static final long KEEP = 64L << 20;

    private DemoLog() {}

    /**
     * Starts writing.
     *
     * @param data the folder that gets the log
     * @param messages gets a sentence where the traffic ends too early
     * @return the log, absolute
     */
    public static String start(Path data, AlertRule rule, Shutdown shutdown, Consumer<String> messages)
            throws IOException {
        Path log = in(data);
        RateShape shape = DemoTraffic.exceeding(rule.threshold(), rule.recoveryThreshold(), rule.window());
        LogFile file = new LogFile(log, "", Pace.SYSTEM, KEEP);
        LogGenerator generator = new LogGenerator(GenerateOptions.live(shape), file, Pace.SYSTEM);
        Thread writer = Thread.ofPlatform().daemon().name("demo").start(() -> generate(generator, messages));
        shutdown.add(() -> {
            writer.interrupt();
            writer.join(Duration.ofSeconds(2));
            file.close();
        });
        return log.toString();
    }

    /** The log in this folder, absolute. */
    public static Path in(Path data) {
        return data.resolve("demo.log").toAbsolutePath();
    }

    private static void generate(LogGenerator generator, Consumer<String> messages) {
        try {
            generator.run();
        } catch (IOException e) {
            messages.accept("The demo's traffic has ended: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
