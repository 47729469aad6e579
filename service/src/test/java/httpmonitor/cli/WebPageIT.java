package httpmonitor.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.testing.Chromium;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real browser, as the built program serves it. The log has 2 hits in each second of the last 20 minutes,
 * most of them by one client; the alert fires above 5 in each second. The tests share one poller, and the one that lets
 * the alert fire and the one that ends the poller come last.
 */
@ExtendWith(RealElasticsearch.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WebPageIT {

    private static final Path JAR =
            Path.of(System.getProperty("httpmonitor.home")).resolve("service/target/httpmonitor.jar");
    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern ADDRESS = Pattern.compile("The page is at (http://[0-9.]+:\\d+/)");

    /** Markup that would run, a bidi control, and the end of a script, in each field that the page shows. */
    private static final String HOSTILE =
            "/<img/src=x/onerror=window.owned=1></script><script>window.owned=1</script>" + "\u202e{{7*7}}";

    private static final int SECONDS = 1_200;

    @TempDir
    private static Path folder;

    private static final Map<String, String> ENVIRONMENT = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // started before the tests, unless that fails
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init")
    private static Process poller;

    @SuppressWarnings("NullAway.Init")
    private static ElasticSettings settings;

    @SuppressWarnings("NullAway.Init")
    private static String address;

    @SuppressWarnings("NullAway.Init")
    private static Instant begin;

    private final List<String> foreign = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private BrowserContext context;

    @BeforeAll
    static void start(ElasticsearchServer server) throws Exception {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        ENVIRONMENT.putAll(Commands.environment(server, folder.resolve("data")));
        ENVIRONMENT.put("HTTPMONITOR_WINDOW", "30s");
        ENVIRONMENT.put("HTTPMONITOR_THRESHOLD", "5");
        ENVIRONMENT.put("HTTPMONITOR_INTERVAL", "1s");
        settings = ElasticSettings.of(server.url()).with(new Credentials.Login(server.username(), server.password()));
        try (ElasticConnection connection = ElasticConnection.to(settings)) {
            connection.send(new Request("DELETE", "/httpmonitor-heartbeat?ignore_unavailable=true"));
        }
        assertThat(new Commands(ENVIRONMENT).run("setup").code()).isZero();
        begin = Instant.now().minusSeconds(SECONDS);
        ship(
                "access.log",
                IntStream.range(0, 2 * SECONDS)
                        .mapToObj(i -> line(begin.plusSeconds(i / 2), i % 4 == 0 ? "10.0.0.2" : "10.0.0.1", path(i)))
                        .toList());
        address = watch("0");
    }

    private static String path(int i) {
        return i % 500 == 3 ? HOSTILE : i % 2 == 0 ? "/shop/" + i % 5 : "/api/orders";
    }

    private static String line(Instant time, String client, String path) {
        String agent = path.equals(HOSTILE) ? HOSTILE : "curl/8";
        return client + " - - [" + LOG_TIME.format(time) + "] \"GET " + path + " HTTP/1.1\" 200 10 \"" + path + "\" \""
                + agent + "\"";
    }

    private static void ship(String name, List<String> lines) throws IOException {
        Path log = Files.write(folder.resolve(name), lines, StandardCharsets.UTF_8);
        assertThat(new Commands(ENVIRONMENT)
                        .run("ship", "--once", log.toString())
                        .code())
                .isZero();
    }

    private static String watch(String port) throws Exception {
        Path messages = folder.resolve("messages");
        Files.deleteIfExists(messages);
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-jar",
                        JAR.toString(),
                        "watch",
                        "--output=json",
                        "--web=" + port)
                .redirectOutput(folder.resolve("ticks").toFile())
                .redirectError(messages.toFile());
        builder.environment().putAll(ENVIRONMENT);
        poller = builder.start();
        while (true) {
            Matcher said = ADDRESS.matcher(Files.readString(messages));
            if (said.find()) {
                return said.group(1);
            }
            assertThat(poller.isAlive()).as(Files.readString(messages)).isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @AfterAll
    static void end() throws InterruptedException {
        if (poller != null) {
            poller.destroy();
            assertThat(poller.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openContext() {
        context = context(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    private BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext made = chromium.browser().newContext(options);
        made.onRequest(request -> {
            if (!request.url().startsWith(address)) {
                foreign.add(request.url());
            }
        });
        made.onConsoleMessage(message -> {
            if (!message.text().startsWith("Failed to load resource")) {
                faults.add(message.text());
            }
        });
        made.onWebError(error -> faults.add(error.error()));
        return made;
    }

    /** No page asks another server for anything, breaks its own rules of content, or has a fault. */
    @AfterEach
    void closeContext() {
        context.close();
        assertThat(foreign).isEmpty();
        assertThat(faults).isEmpty();
    }

    private Page open(String query) {
        return open(context, query);
    }

    private static Page open(BrowserContext in, String query) {
        Page page = in.newPage();
        page.navigate(address + query);
        assertThat(page.locator("#connection")).hasText("live", patiently());
        assertThat(page.locator("#lists")).not().isEmpty();
        return page;
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(60_000);
    }

    private static JsonNode json(String path) throws IOException {
        try (InputStream in = URI.create(address + path).toURL().openStream()) {
            return new ObjectMapper().readTree(in);
        }
    }

    @Test
    @Order(1)
    void theNumbersAreThoseOfTheTickThatStandsOnStandardOutput() throws Exception {
        Page page = open("");
        @SuppressWarnings("unchecked")
        Map<String, String> shown = (Map<String, String>) page.evaluate("""
                () => ({
                  about: document.querySelector("#lists-about").textContent,
                  hits: document.querySelector("[data-figure=hits]").textContent,
                  total: document.querySelector("[data-figure=total]").textContent,
                  section: document.querySelector("[data-list=sections] tbody tr")?.innerText ?? "",
                  why: document.querySelector("#why").textContent,
                })""");
        String time = shown.getOrDefault("about", "").replaceFirst(".* to (\\S+) (\\S+)$", "$1T$2");
        JsonNode tick = Files.readAllLines(folder.resolve("ticks")).stream()
                .filter(line -> line.startsWith("{\"time\":\"" + time + "\""))
                .map(WebPageIT::parsed)
                .findFirst()
                .orElseThrow();

        assertThat(shown.getOrDefault("hits", "").replace(",", ""))
                .isEqualTo(tick.at("/interval/hits").asText());
        assertThat(shown.getOrDefault("total", "").replace(",", ""))
                .isEqualTo(tick.at("/total/hits").asText());
        assertThat(shown.getOrDefault("why", ""))
                .startsWith(tick.at("/alert/hits").asText() + " hits in 30s, ");
        assertThat(shown.getOrDefault("section", ""))
                .startsWith(tick.at("/sections/0/section").asText(""));
    }

    @Test
    @Order(1)
    void newsOfARuleAreAboutThatRule() {
        Page page = open("");
        String news = "t => import('/format.js').then(text => text.newsText(JSON.parse(t)))";
        String share = """
                {"rule":"odd","type":"recovered","time":"2026-11-21T12:00:10Z","hits":3,"hits_per_second":0.1,
                "total_hits":40,"percent":7.5,"usual_percent":%s,"lost_baseline":%s}""";

        assertThat(page.evaluate(news, share.formatted("5.0", "false")))
                .isEqualTo("Rule odd recovered - hits = 3 (7.5 %), recovered at 2026-11-21 12:00:10Z");
        assertThat(page.evaluate(news, share.formatted("null", "true")))
                .isEqualTo("Rule odd has no baseline any more - hits = 3 (7.5 %), ended at 2026-11-21 12:00:10Z");
    }

    /** What stands on the first look: no chart's range and no filter is needed for it. */
    @Test
    @Order(1)
    void theNewestTickHasAllLists() throws Exception {
        Page page = open("");
        Instant from = Instant.now().minusSeconds(10);
        ship(
                "now.log",
                IntStream.range(0, 60)
                        .mapToObj(i -> line(from.plusSeconds(i), "10.0.0.3", "/shop/now")
                                .replace("\" 200 10 ", "\" 404 10 "))
                        .toList());

        assertThat(page.locator("[data-list=failing_urls] tbody tr").first()).containsText("/shop/now");
        for (String list : List.of("sections", "urls", "clients", "networks", "status", "methods", "servers")) {
            assertThat(page.locator("[data-list=" + list + "] tbody tr").first())
                    .isVisible();
        }
        assertThat(page.locator("[data-list=agents] tbody tr").first()).containsText("curl 8");
        page.locator("[data-list=agents] button.without").first().click();
        assertThat(page.locator("#filters")).containsText("agent!=curl/8");
        page.locator("#filters button").first().click();
        page.locator("[data-list=networks] button.value").first().click();
        assertThat(page.locator("#filters")).containsText("client=10.0.0.0/24");
        assertThat(page.locator(".hits tbody tr").first()).containsText("/shop/now");
    }

    private static JsonNode parsed(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    /** A page whose ticks come from the test; all else is asked of the poller. */
    private Page fed(String query) {
        context.addInitScript("window.EventSource = class { constructor() { window.feed = this; }"
                + " close() { this.closed = true; } }");
        Page page = context.newPage();
        page.navigate(address + query);
        page.waitForFunction("() => Boolean(window.feed && feed.onmessage)");
        page.waitForCondition(() -> page.request().get(address + "api/tick").ok());
        return page;
    }

    private static ObjectNode tick(int second) throws IOException {
        ObjectNode tick = (ObjectNode) json("api/tick");
        tick.put("time", at(second)).putArray("transitions");
        tick.withObject("/interval").put("hits", 2);
        tick.withObject("/alert").put("state", "quiet");
        return tick;
    }

    private static ObjectNode blindTick(int second, int since) throws IOException {
        ObjectNode tick = tick(second);
        tick.putNull("sections").withObject("/interval").putNull("hits");
        tick.withObject("/alert").put("state", "blind").put("blind_since", at(since));
        return tick;
    }

    private static void feed(Page page, ObjectNode tick) {
        page.evaluate("tick => feed.onmessage({ data: tick })", tick.toString());
    }

    private static void seesUntil(Page page, int second) {
        assertThat(page.locator("#range")).containsText(" to " + at(second).replace('T', ' '));
    }

    /** The hits of the chart's steps, newest first; each whole step of two seconds has four. */
    private static List<String> steps(Page page) {
        return page.locator("#chart-table tbody td:nth-child(2)").allTextContents();
    }

    @Test
    @Order(2)
    void alertsOfMoreThan31DaysAreNotKnown() {
        Page page = open("?from=" + begin.minus(40, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS) + "&to=" + at(9));

        assertThat(page.locator("#alerts")).hasText("Alerts are listed for at most 31 days: zoom in.");
    }

    @Test
    @Order(2)
    void whatABlindPollerDoesNotSeeIsNotZero() throws Exception {
        Page page = fed("");
        page.locator("#chart-table summary").click();
        feed(page, tick(400));
        seesUntil(page, 400);
        assertThat(steps(page)).doesNotContain("unknown");

        feed(page, blindTick(401, 390));

        seesUntil(page, 401);
        assertThat(page.locator("#lists")).hasText("Not known.");
        assertThat(steps(page).subList(0, 5)).containsOnly("unknown");
        assertThat(steps(page).subList(7, 100)).containsOnly("4");
        page.locator("#about button").last().click();
        assertThat(page.locator("#lists-about")).containsText(at(390).replace('T', ' '));
        page.locator("#about button").first().click();
        page.locator("#filter-text").fill("client=10.0.0.1");
        page.keyboard().press("Enter");
        assertThat(page.locator("#lists-about")).containsText("only client=10.0.0.1");
        assertThat(page.locator("[data-figure=hits]")).hasText("unknown");
        assertThat(page.locator("#lists")).hasText("Not known.");
        page.locator("#filters button").click();

        feed(page, tick(402));
        seesUntil(page, 402);
        assertThat(page.locator("#chart-table tbody")).not().containsText("unknown");
        assertThat(steps(page).subList(1, 100)).containsOnly("4");
    }

    @Test
    @Order(2)
    void aTickDuringAQuestionIsNotLost() throws Exception {
        Page page = fed("");
        page.locator("#chart-table summary").click();
        List<Route> held = new ArrayList<>();
        page.route("**/api/series*", held::add, new Page.RouteOptions().setTimes(1));
        feed(page, tick(400));
        page.waitForCondition(() -> !held.isEmpty());
        feed(page, tick(401));
        held.getFirst().resume();
        seesUntil(page, 401);

        feed(page, tick(402));

        seesUntil(page, 402);
        assertThat(steps(page).subList(1, 100)).containsOnly("4");
    }

    @Test
    @Order(2)
    void anAnswerDoesNotHideWhatIsWrongWithATime() throws Exception {
        Page page = fed("?from=" + at(100) + "&to=" + at(400));
        List<Route> held = new ArrayList<>();
        page.route("**/api/breakdown*", held::add, new Page.RouteOptions().setTimes(1));
        feed(page, tick(500));
        page.waitForCondition(() -> !held.isEmpty());
        page.locator("#jump-to").fill("someday");
        page.keyboard().press("Enter");
        held.getFirst().resume();

        assertThat(page.locator("[data-figure=hits]")).hasText("600");
        assertThat(page.locator("#problem")).containsText("'someday' is not a time");
    }

    @Test
    @Order(2)
    void aFiringAlertLastsLongerWithEachTick() throws Exception {
        Page page = fed("");
        String alert = """
                [{"fired_at":"%s","recovered_at":null,"duration_seconds":10,"hits":200,"hits_per_second":6.67,
                "peak_hits_per_second":7.0}]""".formatted(at(390));
        page.route("**/api/alerts*", route -> route.fulfill(new Route.FulfillOptions().setBody(alert)));
        feed(page, tick(400));
        assertThat(page.locator(".alerts td:nth-child(3)")).hasText("10s");
        page.locator("#alerts button").focus();

        feed(page, tick(401));

        assertThat(page.locator(".alerts td:nth-child(3)")).hasText("11s");
        assertThat(page.locator("#alerts button")).isFocused();
    }

    @Test
    @Order(2)
    void olderHitsStayUntilTheNewestAreAskedFor() throws Exception {
        Page page = fed("?hits=1");
        feed(page, tick(400));
        assertThat(page.locator(".hits tbody tr")).hasCount(50);
        page.locator("#older-hits").click();
        assertThat(page.locator(".hits tbody tr")).hasCount(100);

        page.waitForResponse("**/api/series*", () -> {
            try {
                feed(page, tick(410));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });

        page.waitForTimeout(1_000);
        assertThat(page.locator(".hits tbody tr")).hasCount(100);
        page.locator("#newest-hits").click();
        assertThat(page.locator(".hits tbody tr")).hasCount(50);
        assertThat(page.locator(".hits tbody tr").first()).containsText(at(409).replace('T', ' '));
        assertThat(page.locator("#newest-hits")).isHidden();
    }

    @Test
    @Order(2)
    void theAxisOfUtcHasWholeHours() {
        try (BrowserContext kolkata = context(new Browser.NewContextOptions().setTimezoneId("Asia/Kolkata"))) {
            kolkata.addInitScript("""
                    window.labels = [];
                    const draw = CanvasRenderingContext2D.prototype.fillText;
                    CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
                      labels.push(text);
                      return draw.call(this, text, ...rest);
                    };""");
            Page page = open(kolkata, "?range=1d");
            String clocks = "() => labels.filter(text => /^\\d\\d:\\d\\d$/.test(text)).join(' ')";
            page.waitForFunction("() => labels.some(text => /^\\d\\d:\\d\\d$/.test(text))");

            assertThat(page.evaluate(clocks).toString().split(" ")).allMatch(clock -> clock.endsWith(":00"));
            page.evaluate("() => { labels = []; }");
            page.locator("#zone").selectOption("local");
            page.waitForFunction("() => labels.some(text => /^\\d\\d:\\d\\d$/.test(text))");
            assertThat(page.evaluate(clocks).toString().split(" ")).allMatch(clock -> clock.endsWith(":00"));
        }
    }

    @Test
    @Order(2)
    void beforeTheFirstHitThePageIsNotQuiet() throws Exception {
        Page page = fed("");
        ObjectNode tick = tick(400);
        tick.withObject("/total").put("hits", 0);
        tick.withObject("/ingest").putNull("lag_seconds");

        feed(page, tick);

        assertThat(page.locator("#state")).hasText("NO HITS YET");
        assertThat(page.locator("#badge")).hasAttribute("data-state", "waiting");
    }

    @Test
    @Order(2)
    void aHiddenPageKeepsNoConnectionAndIsLiveAgainWithTheNextTick() throws Exception {
        Page page = fed("");
        feed(page, tick(400));
        assertThat(page.locator("#connection")).hasText("live");

        hide(page, true);

        assertThat(page.evaluate("feed.closed")).isEqualTo(true);
        assertThat(page.locator("#connection")).hasText("paused while hidden");
        hide(page, false);
        assertThat(page.evaluate("feed.closed")).isNull();
        feed(page, tick(400));
        assertThat(page.locator("#connection")).hasText("waiting for the next tick");
        feed(page, tick(401));
        assertThat(page.locator("#connection")).hasText("live");
        assertThat(page.locator("#badge")).not().hasAttribute("data-stale", "true");
    }

    private static void hide(Page page, boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }

    @Test
    @Order(2)
    void theTitleOfAHiddenPageSaysWhatFires() throws Exception {
        Page page = fed("");
        ObjectNode quiet = tick(400);
        quiet.withObject("/alert").put("hits_per_second", 2.0);
        feed(page, quiet);
        assertThat(page).hasTitle("QUIET 2.00/s - HttpMonitor");
        ObjectNode firing = tick(401);
        firing.withObject("/alert").put("state", "firing").put("hits_per_second", 7.5);
        answering(page, firing);

        hide(page, true);

        assertThat(page).hasTitle("FIRING 7.50/s - HttpMonitor");
        ObjectNode rule = tick(402);
        rule.withObject("/alert").put("hits_per_second", 2.0);
        rule.putArray("rules").addObject().put("rule", "errors").put("state", "firing");
        answering(page, rule);
        assertThat(page).hasTitle("FIRING errors - QUIET 2.00/s - HttpMonitor");
        ObjectNode blind = blindTick(403, 390);
        blind.withObject("/alert").putNull("hits_per_second");
        answering(page, blind);
        assertThat(page).hasTitle("BLIND - HttpMonitor");
        page.route("**/api/tick", Route::abort);
        assertThat(page).hasTitle("NO TICKS - HttpMonitor");
        hide(page, false);
        feed(page, tick(404));
        assertThat(page).hasTitle(Pattern.compile("QUIET .*/s - HttpMonitor"));
    }

    private static void answering(Page page, ObjectNode tick) {
        page.route("**/api/tick", route -> route.fulfill(new Route.FulfillOptions().setBody(tick.toString())));
    }

    @Test
    @Order(2)
    void beforeTheFirstTickTheButtonsDoNothing() {
        Page page = fed("");

        for (String button : List.of("#earlier", "#later", "#zoom-in", "#zoom-out")) {
            page.locator(button).click();
        }
        page.locator("#jump-to").fill("-3h");
        page.keyboard().press("Enter");

        assertThat(page.locator("#state")).hasText("WAITING");
    }

    @Test
    @Order(2)
    void aPageThatFindsNoRoomAmongTheReadersSaysSo() throws Exception {
        List<InputStream> readers = new ArrayList<>();
        context.newPage().waitForCondition(() -> {
            // The readers of other tests go when the poller next writes to them.
            try {
                readers.add(URI.create(address + "api/ticks").toURL().openStream());
            } catch (IOException full) {
                return false;
            }
            return readers.size() == 32;
        });
        Page page = context.newPage();
        page.navigate(address);

        assertThat(page.locator("#connection"))
                .hasText("There are too many readers of ticks: this page asks for each", patiently());
        assertThat(page.locator("#state")).hasText("QUIET");
        for (InputStream reader : readers) {
            reader.close();
        }
        assertThat(page.locator("#connection")).hasText("live", patiently());
    }

    @Test
    @Order(2)
    void aSectionLeadsToItsHitsAndTheAddressShowsAnotherPersonTheSame() throws Exception {
        String range = "?from=" + at(100) + "&to=" + at(400);
        Page page = open(range);
        assertThat(page.locator("[data-figure=hits]")).hasText("600");
        assertThat(page.locator("[data-list=clients] tbody tr").first()).containsText("10.0.0.1");

        page.locator("[data-list=sections] button.value", new Page.LocatorOptions().setHasText("/shop"))
                .click();

        assertThat(page.locator("[data-figure=hits]")).hasText("300");
        assertThat(page.locator(".hits tbody tr")).hasCount(50);
        assertThat(page.locator(".hits tbody")).not().containsText("/api");
        page.locator("#older-hits").click();
        assertThat(page.locator(".hits tbody tr")).hasCount(100);
        assertThat(page.locator("#filters")).containsText("section=/shop");
        try (BrowserContext another = context(new Browser.NewContextOptions())) {
            Page link = open(another, page.url().substring(address.length()));
            assertThat(link.locator("[data-figure=hits]")).hasText("300");
            assertThat(link.locator("#filters")).containsText("section=/shop");
            assertThat(link.locator(".hits tbody tr")).hasCount(50);
        }
        page.locator("#filters button").click();
        assertThat(page.locator("[data-figure=hits]")).hasText("600");
        page.goBack();
        assertThat(page.locator("[data-figure=hits]")).hasText("300");
        assertThat(json("api/breakdown" + range + "&filter=section=/shop")
                        .at("/interval/hits")
                        .asLong())
                .isEqualTo(300);
    }

    private static String at(int second) {
        return begin.plusSeconds(second).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Test
    @Order(3)
    void theChartIsUsedWithPointerAndKeysAlone() {
        Page page = open("");
        page.locator("#chart").focus();
        page.keyboard().press("+");
        assertThat(page.locator("#range")).containsText("of the past");
        assertThat(page).hasURL(Pattern.compile(".*from=.*to=.*"));
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("-");
        page.keyboard().press("Home");
        assertThat(page.locator("#range")).containsText("live");

        var box = page.locator("#chart .u-over").boundingBox();
        page.mouse().move(box.x + 100, box.y + 50);
        page.mouse().down();
        page.mouse().move(box.x + 300, box.y + 60);
        page.mouse().up();
        assertThat(page.locator("#range")).containsText("of the past");
        page.getByText("6h", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#range")).containsText("live");
        page.locator("#chart-table summary").click();
        assertThat(page.locator("#chart-table tbody tr").first()).isVisible();
        page.locator("#jump-to").fill("-10m");
        page.keyboard().press("Enter");
        assertThat(page.locator("#range")).containsText("of the past");
        page.locator("#jump-to").fill("someday");
        page.keyboard().press("Enter");
        assertThat(page.locator("#problem")).containsText("'someday' is not a time");
        page.locator("#filter-text").fill("statos=404");
        page.keyboard().press("Enter");
        assertThat(page.locator("#problem")).containsText("did you mean 'status'?");
    }

    @Test
    @Order(4)
    void textOfTheLogIsOnlyEverText() {
        Page page = open("?from=" + at(0) + "&to=" + at(600) + "&hits=1&filter=client=10.0.0.1");
        Page raw = open("?from=" + at(0) + "&to=" + at(600) + "&hits=1&filter=section=/%3Cimg");

        assertThat(page.locator("[data-list=urls]")).containsText("<script>window.owned=1</script>");
        assertThat(page.locator("[data-list=agents]")).containsText("\\u202e{{7*7}}");
        assertThat(raw.locator(".hits tbody tr").first()).containsText("onerror=window.owned=1>");
        for (Page each : List.of(page, raw)) {
            assertThat(each.evaluate("window.owned")).isNull();
            assertThat(each.locator("main img, main script, main iframe")).hasCount(0);
        }
    }

    @Test
    @Order(5)
    void itFitsAPhoneAndAxeFindsNothing() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext phone = context(
                    new Browser.NewContextOptions().setViewportSize(360, 740).setColorScheme(scheme))) {
                Page page = open(phone, "?about=range&hits=1&filter=client=10.0.0.1");
                assertThat(page.locator(".hits tbody tr")).not().hasCount(0);
                page.locator("#backtest summary").click();
                page.locator("#chart-table summary").click();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isEqualTo(true);
                assertThat(new AxeBuilder(page).analyze().getViolations())
                        .extracting(rule ->
                                rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                        .isEmpty();
            }
        }
    }

    @Test
    @Order(6)
    void anotherThresholdIsTriedOnThePastWeek() throws Exception {
        Page page = open("");
        page.locator("#backtest summary").click();
        assertThat(page.locator("#backtest-result")).containsText("would have fired never");
        page.locator("#threshold-exact").fill("1");
        assertThat(page.locator("#backtest-result")).containsText("would have fired once");
        assertThat(page.locator("#backtest-result")).containsText("--threshold 1 --window 30s");
        page.locator("#window").fill("0");
        assertThat(page.locator("#backtest-result")).containsText("--threshold 1 --window 10s");
        assertThat(page.locator("#backtest-alerts tbody tr")).hasCount(1);
    }

    @Test
    @Order(7)
    void aReportOpensFromADiskAndAsksForNothing() throws Exception {
        Path file = folder.resolve("report.html");
        Commands.Result result = new Commands(ENVIRONMENT)
                .run(
                        "report",
                        "--from=" + at(100),
                        "--to=" + at(400),
                        "--threshold=1",
                        "--output=" + file,
                        "--compare=week");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Files.size(file)).isLessThan(2_000_000);
        List<String> requests = new ArrayList<>();
        try (BrowserContext disk = chromium.browser().newContext()) {
            disk.onRequest(request -> requests.add(request.url()));
            disk.onConsoleMessage(message -> faults.add(message.text()));
            Page page = disk.newPage();
            page.navigate(file.toUri().toString());
            assertThat(page.locator("#totals tbody tr").first()).containsText("600");
            assertThat(page.locator("[data-list=sections] tbody tr").first()).containsText("/");
            assertThat(page.locator("[data-list=urls]")).containsText("<script>window.owned=1</script>");
            assertThat(page.locator("#chart canvas")).isVisible();
            assertThat(page.locator(".alerts tbody tr")).hasCount(1);
            assertThat(page.locator("#explained")).containsText("client 10.0.0.1");
            assertThat(page.evaluate("window.owned")).isNull();
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .extracting(rule -> rule.getId())
                    .isEmpty();
            assertThat(page.pdf()).isNotEmpty();
        }
        assertThat(requests).containsExactly(file.toUri().toString());
    }

    @Test
    @Order(8)
    void anAlertAppearsWhileThePageIsOpenAndSaysWhoMadeIt() throws Exception {
        Page page = open("");
        assertThat(page.locator("#state")).hasText("QUIET");
        Instant from = Instant.now().minusSeconds(25);
        ship(
                "burst.log",
                IntStream.range(0, 500)
                        .mapToObj(i -> line(from.plusSeconds(i / 20), "10.9.9.9", "/burst/" + i))
                        .toList());

        assertThat(page.locator("#state")).hasText("FIRING");
        assertThat(page.locator("#since")).containsText("since ");
        assertThat(page.locator("#news")).containsText("High traffic generated an alert - hits = ");
        page.locator("#alerts button").first().click();
        assertThat(page.locator("[data-list=clients] tbody tr").first()).containsText("10.9.9.9");
    }

    /** A source that was heard just now, and whose lines of the last two minutes are not stored yet. */
    @Test
    @Order(9)
    void aPollerThatDoesNotSeeEverythingIsShownAsBlind() throws Exception {
        Page page = open("");
        try (ElasticConnection connection = ElasticConnection.to(settings)) {
            Instant now = Instant.now();
            Request beat = new Request("PUT", "/httpmonitor-heartbeat/_doc/page?refresh=true");
            beat.setJsonEntity("{\"host\":\"web-1\",\"path\":\"page.log\",\"@timestamp\":\"" + now
                    + "\",\"covered_until\":\"" + now.minusSeconds(120) + "\",\"size\":100,\"offset\":50}");
            connection.send(beat);

            assertThat(page.locator("#state")).hasText("BLIND");
            assertThat(page.locator("#since")).containsText("since ");
            assertThat(page.locator("#why")).containsText("What was known last: ");
            assertThat(page.locator("[data-figure=hits]")).hasText("unknown");

            connection.send(new Request("DELETE", "/httpmonitor-heartbeat/_doc/page?refresh=true"));
        }
        assertThat(page.locator("#state")).not().hasText("BLIND");
        assertThat(page.locator("[data-figure=hits]")).not().hasText("unknown");
    }

    /** A poller that hangs keeps its connections. */
    @Test
    @Order(10)
    void aPageThatHearsNothingForLongIsStale() throws Exception {
        Page page = open("");
        signal("STOP");
        try {
            assertThat(page.locator("#connection")).containsText("STALE: no tick for ", containsPatiently());
        } finally {
            signal("CONT");
        }
        assertThat(page.locator("#connection")).hasText("live", patiently());
    }

    private static LocatorAssertions.ContainsTextOptions containsPatiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    }

    private static void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(poller.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** In an hour of its own, so that no other test sees them. */
    @Test
    @Order(11)
    void fiveThousandSectionsAreListedByTheirHits() throws Exception {
        Instant from = begin.minusSeconds(7_200).truncatedTo(ChronoUnit.SECONDS);
        ship(
                "sections.log",
                IntStream.range(0, 10_000)
                        .mapToObj(
                                i -> line(from.plusSeconds(i / 100), "10.0.0.1", "/s" + i % (i < 5_000 ? 5_000 : 100)))
                        .toList());

        Page page = open("?from=" + from + "&to=" + from.plusSeconds(100));

        assertThat(page.locator("[data-figure=hits]")).hasText("10,000", patiently());
        var rows = page.locator("[data-list=sections] tbody tr");
        assertThat(rows).not().hasCount(0);
        assertThat(rows.first()).containsText("/s");
        for (String row : rows.allInnerTexts()) {
            assertThat(row).containsPattern("/s\\d{1,2}\\b").contains("51");
        }
        page.locator("[data-list=sections] button.value").first().click();
        assertThat(page.locator("[data-figure=hits]")).hasText("51", patiently());
    }

    @Test
    @Order(12)
    void itOutlivesThePollerAndSaysThatItHearsNothing() throws Exception {
        Page page = open("");
        String port = String.valueOf(URI.create(address).getPort());
        poller.destroy();
        assertThat(poller.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(page.locator("#connection")).hasText("The poller does not answer; trying again");

        assertThat(watch(port)).isEqualTo(address);

        assertThat(page.locator("#connection")).hasText("live", patiently());
    }
}
