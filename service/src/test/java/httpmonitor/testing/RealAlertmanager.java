package httpmonitor.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real Alertmanager on a free port of the loopback, without a cluster: the one that {@code ALERTMANAGER} names, else
 * that of {@code PATH}. Where there is none, a test fails if it could have one, that is in continuous integration and
 * where the package {@code prometheus-alertmanager} can be installed; else it is skipped and says so.
 */
public final class RealAlertmanager implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);
    private static final Pattern LISTENING = Pattern.compile("address=127\\.0\\.0\\.1:(\\d+)");

    private final Process process;
    private final URI url;

    private RealAlertmanager(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts one that tells a webhook of everything at once.
     *
     * @param folder an empty one
     */
    public static RealAlertmanager start(Path folder, URI webhook) throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("alertmanager.yml"), """
                route:
                  receiver: webhook
                  group_by: ['...']
                  group_wait: 0s
                  group_interval: 1s
                  repeat_interval: 1h
                receivers:
                  - name: webhook
                    webhook_configs:
                      - url: %s
                        send_resolved: true
                """.formatted(webhook));
        Path log = folder.resolve("alertmanager.log");
        Process process = new ProcessBuilder(
                        program().toString(),
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:0",
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new RealAlertmanager(process, URI.create("http://127.0.0.1:" + port(process, log)));
    }

    private static String port(Process process, Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Matcher listening = LISTENING.matcher(Files.readString(log));
            if (listening.find()) {
                return listening.group(1);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        process.destroyForcibly();
        throw new AssertionError("Alertmanager did not start:\n" + Files.readString(log));
    }

    private static Path program() {
        return Optional.ofNullable(System.getenv("ALERTMANAGER"))
                .map(Path::of)
                .or(() -> inPath("alertmanager"))
                .or(() -> inPath("prometheus-alertmanager"))
                .orElseGet(RealAlertmanager::absent);
    }

    private static Path absent() {
        boolean installable = inPath("apt-get").isPresent() && "root".equals(System.getProperty("user.name"));
        if (System.getenv("CI") != null || installable) {
            throw new AssertionError("there is no Alertmanager: apt-get install prometheus-alertmanager");
        }
        return abort("not applicable: there is no Alertmanager in PATH, and ALERTMANAGER names none");
    }

    private static Optional<Path> inPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Its base URL. */
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
