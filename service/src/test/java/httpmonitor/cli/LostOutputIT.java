package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built program reports a result that it cannot write to standard output. */
@ExtendWith(RealElasticsearch.class)
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class LostOutputIT {

    private static final String LOST =
            "The result cannot be written: standard output is closed, or its disk is full." + System.lineSeparator();
    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    /** {@code output}: what standard output and standard error got. */
    private record Ended(int code, String output) {}

    @BeforeEach
    void setUp(ElasticsearchServer server) throws IOException {
        environment.putAll(Commands.environment(server, folder.resolve("data")));
        Instant from = Instant.now().minusSeconds(90);
        Path log = Files.write(
                folder.resolve("access.log"),
                IntStream.range(0, 1_600)
                        .mapToObj(i -> "10.0.0.1 - - [" + LOG_TIME.format(from.plusSeconds(i / 20)) + "] \"GET /a/" + i
                                + " HTTP/1.1\" 200 10")
                        .toList());
        new Commands(environment).ship(log);
    }

    /** Runs the program from a shell that redirects it, for example with {@code >/dev/full}. */
    private Ended run(String redirection, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "exec \"$@\" " + redirection,
                "sh",
                ProcessHandle.current().info().command().orElseThrow(),
                "-jar",
                Path.of(System.getProperty("httpmonitor.home"))
                        .resolve("service/target/httpmonitor.jar")
                        .toString()));
        command.addAll(List.of(args));
        Path messages = folder.resolve("messages");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(messages.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ends by itself")
                    .isTrue();
            return new Ended(process.exitValue(), out + Files.readString(messages));
        } finally {
            process.destroy();
        }
    }

    /** Without the redirection the same command succeeds. */
    @ParameterizedTest
    @ValueSource(strings = {">/dev/full", ">&-"})
    void aResultThatIsLostIsReported(String lost) throws Exception {
        assertThat(run("", "alerts", "--output=json"))
                .satisfies(ended -> assertThat(ended.output()).startsWith("[{\"fired_at\":"))
                .extracting(Ended::code)
                .isEqualTo(0);
        assertThat(run(lost, "alerts", "--output=json")).isEqualTo(new Ended(1, LOST));
        assertThat(run(lost, "alerts")).isEqualTo(new Ended(1, LOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {">/dev/full", ">&-"})
    void aCheckWhoseLineIsLostEndsAsUnknown(String lost) throws Exception {
        assertThat(run("", "check"))
                .satisfies(ended -> assertThat(ended.output()).startsWith("HTTP TRAFFIC CRITICAL - "))
                .extracting(Ended::code)
                .isEqualTo(2);
        assertThat(run(lost, "check")).isEqualTo(new Ended(3, LOST));
        assertThat(run("", "check", "--threshold=1000").code()).isZero();
        assertThat(run(lost, "check", "--threshold=1000")).isEqualTo(new Ended(3, LOST));
    }

    /** One with notifications, metrics or a page continues: {@link NotifyingWatchIT}. */
    @ParameterizedTest
    @ValueSource(strings = {">/dev/full", ">&-"})
    void aPollerThatNobodyReadsEnds(String lost) throws Exception {
        Ended ended = run(lost, "watch", "--output=json", "--interval=1s");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output())
                .endsWith("Standard output takes no more: it is closed, or its disk is full." + System.lineSeparator());
    }
}
