package httpmonitor.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.compose.RunningStack.Result;
import httpmonitor.testing.DockerEngine;
import httpmonitor.testing.Tmux;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One life of the stack on a real engine, step by step: each step finds what the one before has left. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunningStackIT {

    private static final String PORT = "ES_PORT";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @TempDir
    private static Path folder;

    private static RunningStack stack;
    private static long written;
    private static int done;

    @BeforeAll
    static void copy() throws Exception {
        DockerEngine.require();
        stack = RunningStack.in(folder);
        stack.writeSettings();
        stack.program("setup", "--secrets").succeeded();
        append(463);
    }

    /** What a step has left broken fails the steps behind it at once. */
    @BeforeEach
    void theStepBeforeHasSucceeded(TestInfo step) {
        Order order = step.getTestMethod().orElseThrow().getAnnotation(Order.class);
        assertThat(done).as("steps that have succeeded").isEqualTo(order.value() - 1);
    }

    @AfterAll
    static void remove() throws Exception {
        if (stack != null) {
            stack.compose("--profile", "*", "down", "--volumes", "--timeout", "5");
        }
    }

    @Test
    @Order(1)
    void aLogThatTheContainerMayNotReadStopsTheStart() throws Exception {
        mode("rw-------");
        Result up = stack.program("up", "--stack=docker", "--shipper=ship", "--once", "--log-file=" + stack.log);
        assertThat(up.code()).as(up.said()).isEqualTo(1);
        assertThat(up.said())
                .contains(
                        "ship could not read the log in its container: The log /var/log/httpmonitor/access.log cannot")
                .contains("(rw-------, user ", "LOG_GID");
        Result asLogstash = stack.compose("run", "--rm", "--no-deps", "-T", "log-access");
        assertThat(asLogstash.code()).isEqualTo(1);
        assertThat(stack.containers()).isEmpty();

        mode("rw-r-----");
        stack.settings.put("LOG_GID", Files.getAttribute(stack.log, "unix:gid").toString());
        stack.writeSettings();
        stack.program("setup", "--secrets").succeeded();
        stack.compose("run", "--rm", "--no-deps", "-T", "log-access").succeeded();
        done = 1;
    }

    @Test
    @Order(2)
    void shipWithoutLogstashsConsentDoesNotStart() throws Exception {
        Result run = stack.compose("run", "--rm", "--no-deps", "-T", "-e", "LOGSTASH=1", "ship");
        assertThat(run.code()).as(run.said()).isEqualTo(2);
        assertThat(run.said()).contains("set LOGSTASH=0");
        done = 2;
    }

    @Test
    @Order(3)
    void byHandAllOfItBecomesHealthyAndEveryLineIsStoredOnce() throws Exception {
        start("--profile", "ship");
        stack.awaitHits(PORT, written);
        stack.awaitHeartbeat();
        done = 3;
    }

    @Test
    @Order(4)
    void noSecretIsToBeSeenAndNoPortIsOpenToOthers() throws Exception {
        List<String> inspected = new ArrayList<>();
        for (String container : stack.containers()) {
            inspected.add(stack.docker("inspect", container).succeeded().said());
            inspected.add(stack.docker("top", container).said());
            assertThat(stack.docker("port", container).said().lines()).allMatch(line -> line.contains("127.0.0.1:"));
        }
        try (Stream<Path> secrets = Files.list(stack.home.resolve("secrets"))) {
            for (Path secret : secrets.filter(file -> !file.endsWith(".lock")).toList()) {
                assertThat(String.join("\n", inspected)).doesNotContain(Files.readString(secret));
            }
        }
        done = 4;
    }

    @Test
    @Order(5)
    void setupOnceMoreChangesNothing() throws Exception {
        Result setup = stack.compose("run", "--rm", "-T", "setup").succeeded();
        assertThat(setup.said())
                .contains("The index templates for access-log-* are installed", "The roles are installed");
        done = 5;
    }

    @Test
    @Order(6)
    void theProgramTakesOverWhatComposeHasStartedAndNoPollerWaitsForAFormerName() throws Exception {
        // One look delivers nothing, but asks as the user of a poller that notifies.
        Result same = up("--host-name=stack-test", "--notify-webhook=http://127.0.0.1:9/");
        assertThat(same.said())
                .contains("The Docker stack already runs", "\"total\":{\"hits\":463}")
                .doesNotContain("No longer waiting", "\"blind\"");
        assertThat(up("--host-name=renamed").said())
                .contains("No longer waiting for /var/log/httpmonitor/access.log, which this does not watch.")
                .doesNotContain("\"blind\"");
        stack.settings.put("HOST_NAME", "renamed");
        stack.awaitHits(PORT, written);
        done = 6;
    }

    private static Result up(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "up", "--stack=docker", "--shipper=ship", "--once", "--output=json", "--log-file=" + stack.log));
        command.addAll(List.of(options));
        return stack.program(command.toArray(String[]::new)).succeeded();
    }

    @Test
    @Order(7)
    void thePollerInAContainerWorksOnATerminal() throws Exception {
        Tmux.require();
        try (Tmux terminal = new Tmux(120, 40)) {
            terminal.type(stack.shell("run --rm poller; echo ended with $?"));
            terminal.await("total 463", "q quit");
            terminal.keys("q");
            List<String> screen = terminal.await("ended with 0");
            assertThat(String.join("\n", screen)).doesNotContain("Exception", "\tat ");
        }
        done = 7;
    }

    @Test
    @Order(8)
    void theDemoAndTheAlertReachAlertmanager() throws Exception {
        start("--profile", "ship", "--profile", "demo", "--profile", "alertmanager");
        append(3_000);
        JsonNode alerts = awaitAlert();
        assertThat(alerts.findValuesAsText("alertname")).contains("HttpMonitorHighTraffic");
        assertThat(stack.docker("exec", stack.name("demo"), "ls", "-l", "/demo/access.log")
                        .succeeded()
                        .said())
                .doesNotContain(" 0 Nov");
        stack.compose("--profile", "demo", "rm", "--stop", "--force", "demo").succeeded();
        done = 8;
    }

    @Test
    @Order(9)
    void aRestartOfEverythingLosesAndDoublesNothing() throws Exception {
        long before = settled();
        append(200);
        stack.compose("--profile", "ship", "--profile", "alertmanager", "restart", "--timeout", "20")
                .succeeded();
        append(100);
        start("--profile", "ship");
        stack.awaitHits(PORT, before + 300);
        done = 9;
    }

    @Test
    @Order(10)
    void threeNodesGoOnWithoutTheOneThatWasTheirMaster() throws Exception {
        long before = settled();
        stack.settings.put("SEED_HOSTS", "store");
        stack.settings.put("TRANSPORT_HOST", "0.0.0.0");
        stack.compose("--profile", "alertmanager", "rm", "--stop", "--force", "alerting", "alertmanager");
        start("--profile", "ship", "--profile", "cluster");
        append(100);
        stack.awaitHits("ES_PORT_2", before + 100);
        stack.docker("kill", stack.name("elasticsearch")).succeeded();
        append(150);
        stack.awaitHits("ES_PORT_2", before + 250);
        stack.awaitHits("ES_PORT_3", before + 250);
        done = 10;
    }

    @Test
    @Order(11)
    void downRemovesTheNodesOfTheProfileAndTheData() throws Exception {
        stack.program("up", "--stack=docker", "--down", "--delete-data").succeeded();
        assertThat(stack.containers()).isEmpty();
        assertThat(stack.docker("volume", "ls", "--quiet").succeeded().said())
                .doesNotContain(stack.name("").replaceFirst("--1$", "_"));
        done = 11;
    }

    private static void start(String... profiles) throws Exception {
        stack.settings.putIfAbsent("HOST_NAME", "stack-test");
        stack.writeSettings();
        List<String> command = new ArrayList<>(List.of(profiles));
        command.addAll(List.of("up", "--detach", "--wait", "--wait-timeout", "420", "--build"));
        Result up = stack.compose(command.toArray(String[]::new));
        assertThat(up.code()).as(() -> up.said() + logs()).isZero();
    }

    private static String logs() {
        try {
            return stack.compose("--profile", "*", "logs", "--no-color", "--tail", "30")
                    .said();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }

    /** The hits that are stored when no more come. */
    private static long settled() throws Exception {
        long before = -1;
        long now = stack.look(PORT).at("/total/hits").asLong();
        while (now != before) {
            before = now;
            now = stack.look(PORT).at("/total/hits").asLong();
        }
        return now;
    }

    private static JsonNode awaitAlert() throws IOException, InterruptedException {
        URI alerts = URI.create("http://127.0.0.1:" + stack.settings.get("ALERTMANAGER_PORT") + "/api/v2/alerts");
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                String said = client.send(HttpRequest.newBuilder(alerts).build(), BodyHandlers.ofString())
                        .body();
                if (said.contains("HttpMonitorHighTraffic")) {
                    return new ObjectMapper().readTree(said);
                }
                assertThat(System.nanoTime()).as(() -> said + logs()).isLessThan(deadline);
            }
        }
    }

    private static void append(int lines) throws IOException {
        String time = TIME.format(Instant.now());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("192.0.2.")
                    .append(i % 250)
                    .append(" - - [")
                    .append(time)
                    .append("] \"GET /pages/")
                    .append(written + i)
                    .append(" HTTP/1.1\" 200 17\n");
        }
        Files.writeString(stack.log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written += lines;
    }

    private static void mode(String mode) throws IOException {
        Files.setPosixFilePermissions(stack.log, PosixFilePermissions.fromString(mode));
    }
}
