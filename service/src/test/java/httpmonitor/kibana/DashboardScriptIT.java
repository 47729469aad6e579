package httpmonitor.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script with which the GitHub workflow opens the dashboard, in a real browser, with a page in Kibana's place. */
class DashboardScriptIT {

    private static final Path PROJECT = Path.of(System.getProperty("httpmonitor.home", ".."));
    private static final int PANELS = 16;
    private static final String PANEL = "<div data-test-subj='embeddablePanel'>%s</div>";
    private static final String DRAWN = "<div data-render-complete='true'></div>";

    @TempDir
    private Path folder;

    private HttpServer kibana;
    private volatile String page = "";
    private volatile String login = "";

    @BeforeEach
    void start() throws IOException {
        assumeTrue(
                Stream.of("chromedriver", "jq", "curl").allMatch(DashboardScriptIT::isInstalled),
                "not applicable: the browser's driver, jq or curl is not installed");
        for (String file : List.of(".ci/dashboard", "kibana/source/dashboard.json")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(PROJECT.resolve(file), folder.resolve(file));
        }
        Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/elastic_password"), "it's \"secret\"\n");
        kibana = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        kibana.createContext("/login", exchange -> answer(exchange, 200, "<p>log in</p>"));
        kibana.createContext("/internal/security/login", this::logIn);
        kibana.createContext("/app/dashboards", exchange -> answer(exchange, 200, page));
        kibana.start();
    }

    @AfterEach
    void stop() {
        if (kibana != null) {
            kibana.stop(0);
        }
    }

    @Test
    void aDashboardOfDrawnPanelsIsFine() throws Exception {
        page = PANEL.formatted(DRAWN).repeat(PANELS);
        assertThat(run(30)).isEqualTo("0 All 16 panels are drawn, none with an error.\n");
        assertThat(login).contains("\"params\":{\"username\":\"elastic\",\"password\":\"it's \\\"secret\\\"\"}");
    }

    @Test
    void aPanelWithAnErrorIsAFailureWithItsText() throws Exception {
        String failure = PANEL.formatted("<div data-test-subj='embeddable-lens-failure'>Field not found</div>");
        page = PANEL.formatted(DRAWN).repeat(PANELS - 1) + failure;
        assertThat(run(30)).startsWith("1 A panel shows an error: ").contains("Field not found");
        assertThat(folder.resolve("dashboard.png")).isNotEmptyFile();
    }

    @Test
    void aPanelThatIsNeverDrawnIsAFailure() throws Exception {
        page = PANEL.formatted(DRAWN).repeat(PANELS - 1) + PANEL.formatted("");
        assertThat(run(1)).startsWith("1 Not all 16 panels are drawn: ").contains("\"drawn\":15");
    }

    private void logIn(HttpExchange exchange) throws IOException {
        login = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        answer(exchange, 200, "{}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** The exit code, and what the script says. */
    private String run(int seconds) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        ".ci/dashboard",
                        "http://127.0.0.1:" + kibana.getAddress().getPort())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("DASHBOARD_SECONDS", Integer.toString(seconds));
        Process script = builder.start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return script.exitValue() + " " + said;
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
