package httpmonitor.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import httpmonitor.testing.Chromium;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import httpmonitor.testing.Tmux;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The screen, the page, JSON and the report about the same ten seconds. Each second has 1,230 hits: most are for
 * {@code /api} and take 84 ms; those for {@code /pages} take 1.2 s, and some of them fail.
 */
@ExtendWith(RealElasticsearch.class)
@Timeout(300)
class SameFiguresIT {

    private static final Pattern ADDRESS = Pattern.compile("The page is at (http://[0-9.]+:\\d+/)");
    private static final Pattern DATA = Pattern.compile("<script id=\"data\"[^>]*>(.*?)</script>", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final Instant to = Instant.now().minusSeconds(120).truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void ship(ElasticsearchServer server) throws IOException {
        Tmux.require();
        environment.putAll(Commands.environment(server, folder.resolve("data")));
        List<String> lines = new ArrayList<>();
        for (int second = 0; second < 30; second++) {
            Instant time = to.minusSeconds(20).plusSeconds(second);
            for (int i = 0; i < 123; i++) {
                lines.add(line(time, i));
            }
        }
        Path log = Files.write(folder.resolve("access.log"), lines, StandardCharsets.UTF_8);
        new Commands(environment).ship(log);
    }

    private static String line(Instant time, int i) {
        boolean slow = i % 3 == 0;
        return "{\"time_iso8601\":\"" + time + "\",\"remote_addr\":\"10.0.0." + i % 4 + "\",\"request_method\":\"GET\","
                + "\"request_uri\":\"" + (slow ? "/pages/a" : "/api/orders") + "\",\"status\":"
                + (i % 9 == 0 ? 500 : 200)
                + ",\"body_bytes_sent\":100,\"request_time\":" + (slow ? "1.200" : "0.084") + "}";
    }

    /** What each of the views shows of a section, in the same notation. */
    private record Row(String section, String hits, String serverErrors, String p95) {}

    @Test
    void theScreenThePageJsonAndTheReportShowTheSame() throws Exception {
        JsonNode tick = json("watch", "--at=" + to, "--output=json");
        List<Row> rows = rows(tick.path("sections"));

        assertThat(tick.at("/interval/hits").asInt()).isEqualTo(1_230);
        assertThat(rows)
                .containsExactly(new Row("/api", "820", "0", "83.9 ms"), new Row("/pages", "410", "140", "1.2 s"));
        assertThat(tick.at("/interval/status/5xx").asInt()).isEqualTo(140);

        Path file = folder.resolve("report.html");
        String range = to.minusSeconds(10).toString();
        run("report", "--from=" + range, "--to=" + to, "--output=" + file);
        Matcher data = DATA.matcher(Files.readString(file));
        assertThat(data.find()).isTrue();
        JsonNode parts = new ObjectMapper().readTree(data.group(1)).at("/now/parts");
        assertThat(parts.at("/interval/hits")).isEqualTo(tick.at("/interval/hits"));
        assertThat(parts.at("/interval/bytes")).isEqualTo(tick.at("/interval/bytes"));
        assertThat(parts.at("/interval/status")).isEqualTo(tick.at("/interval/status"));
        assertThat(parts.at("/interval/latency")).isEqualTo(tick.at("/interval/latency"));
        assertThat(rows(parts.path("sections"))).isEqualTo(rows);

        try (Tmux terminal = new Tmux(120, 40)) {
            Process poller = page();
            try (Chromium chromium = Chromium.start()) {
                assertSameOnPage(chromium, tick, rows, "?from=" + range + "&to=" + to);
            } finally {
                poller.destroy();
                assertThat(poller.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
            assertSameOnScreen(terminal, tick, rows);
        }
    }

    private void assertSameOnScreen(Tmux terminal, JsonNode tick, List<Row> rows) throws IOException {
        Path script = new Commands(environment).script(folder);
        terminal.type("LC_ALL=C.UTF-8 sh " + script + " watch");
        terminal.await("total 3,690");
        terminal.keys("g");
        terminal.type(to.toString());
        List<String> screen = terminal.await("PAST", "hits 1,230", "/pages");

        JsonNode latency = tick.at("/interval/latency");
        assertThat(screen).anyMatch(line -> line.startsWith("status") && line.contains("5xx 140"));
        assertThat(screen)
                .anyMatch(line -> line.contains("latency")
                        && line.contains("hits 1,230")
                        && line.contains("p50 " + text(latency.path("p50_ms").asDouble())));
        for (Row row : rows) {
            assertThat(screen)
                    .as(row.toString())
                    .anyMatch(line -> line.contains(row.section())
                            && line.contains(row.hits())
                            && line.contains(row.serverErrors())
                            && line.contains(row.p95()));
        }
    }

    private void assertSameOnPage(Chromium chromium, JsonNode tick, List<Row> rows, String query) throws Exception {
        Page page = chromium.browser().newPage();
        page.navigate(address() + query);
        assertThat(page.locator("[data-figure=hits]"))
                .hasText("1,230", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        String p95 = page.locator("[data-figure=p95_ms]").innerText();
        assertThat(Double.parseDouble(p95.replace(" ms", "").replace(",", "")))
                .isEqualTo(tick.at("/interval/latency/p95_ms").asDouble());
        List<Row> shown = new ArrayList<>();
        for (var row : page.locator("[data-list=sections] tbody tr").all()) {
            List<String> cells = row.locator("th, td").allInnerTexts();
            List<String> heads = page.locator("[data-list=sections] thead th").allInnerTexts();
            shown.add(new Row(
                    cells.getFirst(),
                    cells.get(heads.indexOf("Hits")),
                    cells.get(heads.indexOf("5xx")),
                    text(Double.parseDouble(cells.get(heads.indexOf("p95 ms")).replace(",", "")))));
        }
        assertThat(shown).isEqualTo(rows);
    }

    private static List<Row> rows(JsonNode sections) {
        List<Row> rows = new ArrayList<>();
        sections.forEach(section -> rows.add(new Row(
                section.path("section").asText(),
                section.path("hits").asText(),
                section.path("server_errors").asText(),
                text(section.path("p95_ms").asDouble()))));
        return rows;
    }

    /** As the screen writes it: percentiles are right to 1 %. */
    private static String text(double millis) {
        return millis < 1_000 ? Math.round(millis * 10) / 10.0 + " ms" : Math.round(millis / 100) / 10.0 + " s";
    }

    private String run(String... arguments) {
        Commands.Result result = new Commands(environment).run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper().readTree(run(arguments));
    }

    private Process page() throws IOException {
        List<String> command = new ArrayList<>(Commands.program(false));
        command.addAll(List.of("watch", "--output=json", "--web=0"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("ticks").toFile())
                .redirectError(folder.resolve("messages").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String address() throws Exception {
        Optional<String> found = Optional.empty();
        while (found.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(50);
            Matcher said = ADDRESS.matcher(Files.readString(folder.resolve("messages")));
            found = said.find() ? Optional.of(said.group(1)) : Optional.empty();
        }
        return found.get();
    }
}
