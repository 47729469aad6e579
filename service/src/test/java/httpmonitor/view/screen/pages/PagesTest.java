package httpmonitor.view.screen.pages;

import static httpmonitor.view.screen.Scene.NOON;
import static httpmonitor.view.screen.Scene.answer;
import static httpmonitor.view.screen.Scene.press;
import static httpmonitor.view.screen.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.RuleEvent;
import httpmonitor.alert.TestAlerts;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.AgentKind;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.HitSteps;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.StoredHit;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficSnapshot.Closer;
import httpmonitor.view.screen.Scene;
import httpmonitor.view.screen.keys.Key;
import httpmonitor.view.screen.state.AnsweredTick;
import httpmonitor.view.screen.state.Page;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.screen.state.Viewpoint;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Palette;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All pages, answered as a store would: every list that the viewpoint asks for, and what it asks for besides. */
class PagesTest {

    private static final long SEED = Long.getLong("scenes.seed", 4711);
    private static final int SCENES = Integer.getInteger("scenes", 2_000);
    private static final String PAGE_DOWN = "\u001b[6~";
    private static final String PAGE_UP = "\u001b[5~";
    private static final String ESCAPE = "\u001b";
    private static final String HOSTILE = "/\u001b[2J\u001b]0;x\u0007\r\n\u009b31m\u202e\u2028\ud800\u0000'`$(x)";

    private static HitGroup group(HitList list, int i, long hits) {
        String value = switch (list) {
            case SECTIONS -> "/section-" + i;
            case URLS, FAILING_URLS -> "/section-" + i + "/a/path/that/is/quite/long/page-" + i + ".html";
            case CLIENTS -> i % 2 == 0 ? "10.0.0." + i : "2001:0db8:85a3:0000:0000:8a2e:0370:733" + i % 10;
            case NETWORKS -> "10.0." + i + ".0/24";
            case STATUS ->
                Integer.toString(List.of(200, 404, 500, 301, 503, 418).get(i % 6));
            case METHODS -> i == 0 ? "GET" : "POST";
            case AGENTS -> i == 0 ? "Chrome 142" : "GPTBot";
            case REFERRERS -> "https://example.org/" + i;
            case HOSTS -> "www" + i + ".example.org";
            case SERVERS -> "web-" + i;
        };
        return new HitGroup(
                value,
                hits,
                hits * 1_000,
                i,
                i % 3,
                list == HitList.URLS ? OptionalLong.of(1_000_000L << i) : OptionalLong.empty(),
                list == HitList.AGENTS
                        ? Optional.of(new HitGroup.Agent(
                                i == 0 ? AgentKind.BROWSER : AgentKind.BOT, List.of("agent " + i, "another " + i)))
                        : Optional.empty());
    }

    private static Map<HitList, List<HitGroup>> lists(Iterable<HitList> asked, long factor) {
        Map<HitList, List<HitGroup>> lists = new EnumMap<>(HitList.class);
        for (HitList list : asked) {
            List<HitGroup> groups = new ArrayList<>();
            int size = list == HitList.METHODS || list == HitList.AGENTS ? 2 : 6;
            for (int i = 0; i < size; i++) {
                groups.add(group(list, i, factor * (60 - 10L * i)));
            }
            lists.put(list, groups);
        }
        return lists;
    }

    private static IntervalTraffic traffic(TimeRange range, Iterable<HitList> lists, long factor) {
        return new IntervalTraffic(
                range,
                210 * factor,
                1 << 20,
                6,
                0,
                Map.of(),
                Optional.of(Scene.LATENCY),
                lists(lists, factor),
                Set.of());
    }

    /** What a store says to what is looked at. */
    static ScreenState answered(ScreenState state, Instant t) {
        Viewpoint viewpoint = state.viewpoint();
        TimeRange range = TimeRange.endingAt(viewpoint.at().orElse(t), Duration.ofSeconds(10));
        List<HitList> asked = new ArrayList<>(viewpoint.view().lists());
        asked.addAll(List.of(HitList.SECTIONS, HitList.CLIENTS));
        IntervalTraffic interval = traffic(range, asked, 10);
        Closer closer = new Closer(
                viewpoint.view().detail().map(of -> traffic(range, List.of(HitList.values()), 1)),
                viewpoint.view().compared()
                        ? Optional.of(traffic(range, viewpoint.view().lists(), 7))
                        : Optional.empty(),
                viewpoint.view().newest().map(newest -> Scene.hits(range.to())));
        TickReport firing = Scene.firing(range.to());
        TickReport report = Scene.report(
                range.to(), Optional.of(Scene.snapshot(interval, closer)), firing.alert(), firing.history());
        Optional<HitSteps> steps = Optional.of(new HitSteps(
                viewpoint.chart().range(range.to()),
                viewpoint.chart().step(),
                Collections.nCopies(
                        Math.toIntExact(HitSteps.count(
                                viewpoint.chart().range(range.to()),
                                viewpoint.chart().step())),
                        5L * viewpoint.chart().step().toSeconds()),
                List.of()));
        return state.on(new AnsweredTick(viewpoint, report, steps));
    }

    /** Presses keys, and answers after each. */
    private static ScreenState looking(String... keys) {
        ScreenState state = answered(Scene.opened(), NOON);
        for (String key : keys) {
            state = answered(press(state, key), NOON);
        }
        return state;
    }

    @Test
    void everyPageAtEverySize() throws IOException {
        for (String key : List.of("2", "f", "3", "n", "4", "5", "6", "7", "8", "c", "y")) {
            GoldenFrames.check("page-" + key + "-80x24", text(looking(key), 80, 24));
        }
        for (String key : List.of("2", "3", "8", "c")) {
            GoldenFrames.check("page-" + key + "-60x15", text(looking(key), 60, 15));
            GoldenFrames.check("page-" + key + "-200x60", text(looking(key), 200, 60));
        }
        GoldenFrames.check("page-3-48x20", text(looking("3"), 48, 20));
        GoldenFrames.check("page-8-48x20", text(looking("8"), 48, 20));
        GoldenFrames.check("detail-84x180", text(looking("3", "\n"), 84, 180));
        GoldenFrames.check("detail-200x60", text(looking("3", "\n"), 200, 60));
    }

    @Test
    void theSortedColumnIsShownOnANarrowScreenToo() {
        assertThat(Scene.frame(looking("2"), 60, 15).get(4)).endsWith("4xx     5xx");
        assertThat(Scene.frame(looking("2", "s"), 60, 15).get(4))
                .contains("hits ")
                .endsWith("p95");
        assertThat(Scene.frame(looking("3", "s"), 60, 15).get(4))
                .contains("hits ")
                .endsWith("5xx");
        assertThat(Scene.frame(looking("2", "ssss"), 60, 15).get(4))
                .contains("hits ")
                .endsWith("bytes");
    }

    /** The addresses of clients leave the least room. */
    @Test
    void theSortedColumnOfClientsIsShownFromSixtyColumnsOn() {
        List<List<String>> sorted = List.of(List.of("hits"), List.of("5xx"), List.of("4xx", "5xx"), List.of("bytes"));
        for (int columns = 60; columns <= 80; columns++) {
            for (int i = 0; i < sorted.size(); i++) {
                List<String> frame = Scene.frame(looking("3", "s".repeat(i)), columns, 15);
                assertThat(frame.get(4).split(" +"))
                        .as("%s at %d columns", sorted.get(i), columns)
                        .contains("client")
                        .containsAll(sorted.get(i));
                assertThat(frame.toString()).contains("2001:0db8:85a3:0000:0000:8a2e:0370:7331 ");
            }
        }
    }

    @Test
    void aSortOfTheBusiestSaysSo() {
        ScreenState few = press(looking("3"), "s");
        assertThat(text(few, 80, 24)).contains("clients  by 5xx\n");
        ScreenState many = answered(few, 100);
        assertThat(text(many, 80, 24)).contains("clients  by 5xx of the 100 busiest\n");
        assertThat(text(press(many, "sss"), 80, 24)).contains("clients  by hits\n");
    }

    @Test
    void ofListsThatMayBeLongerAllValuesAreSorted() {
        Viewpoint longer = Viewpoint.of(List.of(Scene.RULE), Duration.ofSeconds(10), 150);
        ScreenState clients = press(ScreenState.of(longer, ZoneOffset.UTC, NOON), "3s");
        assertThat(text(answered(clients, 149), 80, 24)).contains("clients  by 5xx\n");
        assertThat(text(answered(clients, 150), 80, 24)).contains("clients  by 5xx of the 150 busiest\n");
    }

    @Test
    void eachOfSeveralListsSaysThatOnlyItsBusiestAreSorted() {
        for (int columns : List.of(60, 80, 200)) {
            ScreenState overview = answered(press(looking("1"), "s"), 100);
            assertThat(text(overview, columns, 60))
                    .contains("  section of the 100 busiest ", "  client of the 100 busiest ", "5xx");
            assertThat(text(press(overview, "ssss"), columns, 60)).doesNotContain("busiest");
            assertThat(text(answered(overview, 99), columns, 60)).doesNotContain("busiest");

            ScreenState client = press(looking("3", "\n"), "s");
            assertThat(text(about(client, 100), columns, 60))
                    .contains("  url of the 100 busiest ", "  status ")
                    .doesNotContain("status of");
            assertThat(text(about(client, 99), columns, 60)).doesNotContain("busiest");

            ScreenState changes = looking("c");
            assertThat(text(about(changes, 100), columns, 60)).contains("  url of the 100 busiest ");
            assertThat(text(about(changes, 99), columns, 60)).doesNotContain("busiest");
        }
    }

    /** The number of URLs of what the page is about, of now and of the span before; other lists have six. */
    private static ScreenState about(ScreenState state, int urls) {
        Map<HitList, List<HitGroup>> lists = lists(List.of(HitList.values()), 1);
        lists.put(HitList.URLS, groups(HitList.URLS, urls));
        IntervalTraffic traffic = new IntervalTraffic(
                TimeRange.endingAt(NOON, Duration.ofSeconds(10)),
                60_000,
                1 << 20,
                6,
                0,
                Map.of(),
                Optional.empty(),
                lists,
                Set.of());
        Closer closer = new Closer(Optional.of(traffic), Optional.of(traffic), Optional.of(Scene.hits(NOON)));
        return state.on(answer(state.viewpoint(), Scene.quiet(NOON).seenAs(Scene.snapshot(traffic, closer))));
    }

    private static ScreenState answered(ScreenState state, int count) {
        List<HitGroup> clients = groups(HitList.CLIENTS, count);
        TickReport quiet = Scene.quiet(NOON);
        return state.on(Scene.answer(
                state.viewpoint(),
                Scene.report(NOON, Optional.of(Scene.traffic(NOON, clients, clients)), quiet.alert(), List.of())));
    }

    private static List<HitGroup> groups(HitList list, int count) {
        return IntStream.range(0, count).mapToObj(i -> group(list, i, 500 - i)).toList();
    }

    @Test
    void keysOfTheChartAreShownWithTheChart() {
        assertThat(Scene.frame(looking("4"), 200, 24).getLast()).doesNotContain("zoom", "latency");
        assertThat(Scene.frame(looking("4"), 200, 40).getLast()).contains("z Z zoom", "l latency");
        assertThat(Scene.frame(looking(), 200, 24).getLast()).contains("z Z zoom");
    }

    @Test
    void theHitsOfARowAreOneKeyAway() {
        ScreenState client = looking("3", "\n");
        assertThat(Scene.frame(client, 60, 15).getLast()).contains("Enter open  8 hits");
        assertThat(Scene.frame(client, 200, 60).getLast())
                .containsOnlyOnce("8 hits")
                .contains("s sort (hits)");
        assertThat(text(looking("3", "\n", "8"), 80, 24)).contains("the newest hits  client 10.0.0.0\n");
    }

    @Test
    void anAlertThatIsCutHasAMark() {
        TickReport quiet = Scene.quiet(NOON);
        RuleEvent recovered = new RuleEvent(
                Scene.RULE, TestAlerts.recovered(NOON.minusSeconds(60), 1197, NOON.minusSeconds(228), 2400));
        ScreenState state =
                Scene.opened().on(Scene.answer(Scene.report(NOON, quiet.traffic(), quiet.alert(), List.of(recovered))));
        assertThat(text(state, 60, 15)).contains("Recovered from", "after 2m48s, peak …\n");
        assertThat(text(state, 80, 24)).contains("peak 20.00/s\n");
    }

    @Test
    void theHintOfAnInputLineIsWholeAtEightyColumns() {
        assertThat(text(press(looking(), "/"), 80, 24)).contains("empty: all\n");
        assertThat(text(press(looking(), "t"), 80, 24)).contains("the given threshold again\n");
        assertThat(text(press(looking(), "g"), 80, 24)).contains("empty: the present\n");
    }

    @Test
    void latenciesAreLeftOutWhole() {
        assertThat(text(looking("3", "\n"), 60, 15)).contains("p99 1.2 s\n").doesNotContain("max");
    }

    @Test
    void hitsThatAreAskedForAreNotMissing() {
        assertThat(text(press(looking("3"), "8"), 80, 24))
                .contains("Asking ...")
                .doesNotContain("No hits.");
        ScreenState none = press(looking("3"), "8");
        none = none.on(Scene.answer(
                none.viewpoint(),
                Scene.firing(NOON),
                new Closer(Optional.empty(), Optional.empty(), Optional.of(List.of()))));
        assertThat(text(none, 80, 24)).contains("No hits.");
        assertThat(text(press(looking("3"), "6"), 80, 24))
                .contains("Asking ...")
                .doesNotContain("No hits");
    }

    @Test
    void enterGoesOnFromANumberToItsLines() {
        ScreenState client = looking("3", "\n");
        assertThat(client.page()).isEqualTo(Page.DETAIL);
        assertThat(client.viewpoint().view().detail().orElseThrow().conditions())
                .containsExactly(Condition.parse("client=10.0.0.0"));
        assertThat(text(client, 120, 40)).contains("client 10.0.0.0", "/section-0", "GET /api/users/0?page=2");

        ScreenState url = answered(press(client, "\n"), NOON);
        assertThat(url.page()).isEqualTo(Page.HITS);
        assertThat(url.viewpoint().view().detail().orElseThrow().conditions())
                .containsExactly(
                        Condition.parse("client=10.0.0.0"),
                        Condition.parse("url=/section-0/a/path/that/is/quite/long/page-0.html"));
        assertThat(text(url, 120, 40)).contains("the newest hits  client 10.0.0.0, url /section-0");

        ScreenState back = press(press(url, ESCAPE), ESCAPE);
        assertThat(back.page()).isEqualTo(Page.CLIENTS);
        assertThat(back.viewpoint()).isEqualTo(looking("3").viewpoint());
        assertThat(press(client, "8").viewpoint().view().detail())
                .isEqualTo(client.viewpoint().view().detail());
    }

    @Test
    void commandsJudgeAsTheScreenDoes() {
        AlertRule rule = new AlertRule(Duration.ofMinutes(2), BigDecimal.TEN, BigDecimal.TWO);
        Viewpoint given = Viewpoint.of(List.of(rule), Duration.ofSeconds(10), 10);
        ScreenState copied = answered(press(answered(ScreenState.of(given, ZoneOffset.UTC, NOON), NOON), "y"), NOON);

        assertThat(text(copied, 80, 40))
                .contains(" --to 2026-11-21T12:00:00Z \\\n  --threshold 10 --window 2m --recovery-threshold 2\n")
                .contains(" --explain 2026-11-21T11:59:30Z --threshold 10 --window 2m \\\n  --recovery")
                .contains("  --recovery-threshold 2\n");
    }

    @Test
    void anAgentIsEveryTextThatHasItsName() {
        assertThat(looking("5", "\n").viewpoint().view().detail().orElseThrow().conditions())
                .containsExactly(Condition.parse("agent=agent 0"), Condition.parse("agent=another 0"));
        assertThat(text(looking("5", "\n"), 80, 24)).contains("agent Chrome 142");
    }

    @Test
    void aFailingUrlIsLookedIntoWithItsErrorsAlone() {
        ScreenState url = looking("f", "\n");
        assertThat(url.viewpoint().view().detail().orElseThrow().conditions())
                .contains(Condition.parse("status=4xx"), Condition.parse("status=5xx"));
        ScreenState hits = press(url, "\t\t\n");
        assertThat(hits.viewpoint().view().detail().orElseThrow().conditions())
                .doesNotContain(Condition.parse("status=4xx"));
    }

    @Test
    void oneKeyRefinesByWhatTheCursorIsOn() {
        assertThat(looking("3", "j", "o").viewpoint().filter().conditions())
                .containsExactly(Condition.parse("client=2001:0db8:85a3:0000:0000:8a2e:0370:7331"));
        assertThat(looking("2", "x", "o").viewpoint().filter().conditions())
                .containsExactly(Condition.parse("url=/section-0/a/path/that/is/quite/long/page-0.html"));
        assertThat(looking("f", "x").viewpoint().filter().conditions())
                .containsExactly(Condition.parse("url!=/section-0/a/path/that/is/quite/long/page-0.html"));
        ScreenState hits = looking("8", "j", "o", "x");
        assertThat(hits.viewpoint().filter().conditions())
                .containsExactly(Condition.parse("client=10.0.0.1"), Condition.parse("url!=/api/users/1"));
    }

    @Test
    void pageDownShowsOlderHitsAndPageUpNewerOnes() {
        Size size = new Size(80, 24);
        ScreenFrame frame = new ScreenFrame(Scene.LOOK);
        ScreenState hits = frame.settled(looking("8"), size, NOON);
        ScreenState older = press(hits, PAGE_DOWN);
        assertThat(older.viewpoint()).isEqualTo(hits.viewpoint());
        assertThat(older.hit()).isNotEqualTo(hits.hit());
        assertThat(press(older, PAGE_UP).hit()).isEqualTo(hits.hit());

        ScreenState full = hits.on(Scene.answer(
                hits.viewpoint(),
                Scene.firing(NOON),
                new Closer(Optional.empty(), Optional.empty(), Optional.of(many()))));
        ScreenState last = full;
        for (int i = 0; i < 60 && last.viewpoint().equals(full.viewpoint()); i++) {
            last = press(last, PAGE_DOWN);
        }
        assertThat(last.viewpoint().view().newest().orElseThrow().before())
                .contains(many().getLast().place());
        assertThat(text(last, 80, 24)).contains("older hits");
        assertThat(press(last, PAGE_UP).viewpoint()).isEqualTo(full.viewpoint());
    }

    private static List<StoredHit> many() {
        List<StoredHit> hits = new ArrayList<>();
        for (int batch = 0; hits.size() < 200; batch++) {
            hits.addAll(Scene.hits(NOON.minusSeconds(30L * batch)));
        }
        return hits.subList(0, 200);
    }

    /** The longest address has 39 characters. */
    @Test
    void noAddressIsCut() {
        for (String key : List.of("3", "8", "c", "1")) {
            for (int columns = 41; columns < 210; columns++) {
                assertThat(text(looking(key), columns, 60))
                        .as("%s at %d", key, columns)
                        .containsPattern("2001:0db8:85a3:0000:0000:8a2e:0370:733\\d");
            }
        }
    }

    @Test
    void theP95OfUrlsIsSaidToBeMissingOverALongSpan() {
        assertThat(text(looking("2"), 80, 24)).contains("  p95 ").doesNotContain("p95 of URLs");
        ScreenState urls = looking("2");
        TimeRange day = TimeRange.endingAt(NOON, Duration.ofDays(1));
        List<HitList> lists = List.of(HitList.URLS, HitList.SECTIONS, HitList.CLIENTS);
        Closer nothing = new Closer(Optional.empty(), Optional.empty(), Optional.empty());
        ScreenState ofDay = urls.on(answer(
                urls.viewpoint(), Scene.firing(NOON).seenAs(Scene.snapshot(traffic(day, lists, 1), nothing))));
        assertThat(text(ofDay, 80, 24))
                .contains("by hits; p95 of URLs for up to 6h only")
                .doesNotContain("  p95 ");
    }

    @Test
    void theHourAgainstTheOneBefore() {
        ScreenState changes = looking("c");
        assertThat(changes.viewpoint().interval()).isEqualTo(Duration.ofHours(1));
        assertThat(changes.viewpoint().view().compared()).isTrue();
        assertThat(text(changes, 120, 40))
                .contains("hits  before   change", "+180", "2,100 hits, 1,470 in the 10s before");
        assertThat(press(changes, ESCAPE).viewpoint()).isEqualTo(Scene.GIVEN);
        assertThat(press(looking("3", "\n", "c"), ESCAPE).viewpoint()).isEqualTo(Scene.GIVEN);
    }

    @Test
    void whatIsCopiedIsOneWordForTheShell() {
        String copied = text(looking("/agent=it's a $(bot)\n", "y"), 120, 40);

        assertThat(copied)
                .contains(
                        "./run.sh watch --at 2026-11-21T12:00:00Z --interval 10s --filter 'agent=it'\\''s a $(bot)'\n");
        assertThat(press(looking("2", "y"), "y").page()).isEqualTo(Page.URLS);
        assertThat(press(looking("2", "?"), ESCAPE).page()).isEqualTo(Page.URLS);
        assertThat(press(looking("2", "a"), "3").page()).isEqualTo(Page.CLIENTS);
    }

    @Test
    void shownKeysWorkOnTheirPage() {
        for (String page : List.of("1", "2", "f", "3", "n", "4", "5", "6", "7", "8", "c", "a", "y")) {
            for (String time : List.of("", "[")) {
                ScreenState state = time.isEmpty() ? looking(page) : looking(page, time);
                String keys = Scene.frame(state, 500, 40).getLast();
                for (String shown : keys.split("  ", -1)) {
                    String key = shown.substring(0, shown.indexOf(' '));
                    String pressed = switch (key) {
                        case "Enter" -> "\n";
                        case "Tab" -> "\t";
                        case "Esc" -> ESCAPE;
                        case "PgDn" -> PAGE_DOWN;
                        case "z" -> "z";
                        case "[" -> "[";
                        default -> key;
                    };
                    if (!pressed.equals(PAGE_DOWN) || state.hits().size() > 1) {
                        assertThat(press(state, pressed))
                                .as("%s on page %s", shown, page)
                                .isNotEqualTo(state);
                    }
                }
            }
        }
    }

    /** Keys and answers in any order on terminals of any size: every line fits, and is harmless. */
    @Test
    void everySceneFitsAndIsHarmless() {
        Random random = new Random(SEED);
        List<String> keys = List.of(
                "1",
                "2",
                "3",
                "4",
                "5",
                "6",
                "7",
                "8",
                "f",
                "n",
                "c",
                "o",
                "x",
                "y",
                "a",
                "?",
                "\n",
                "\t",
                "j",
                "k",
                "s",
                "z",
                "Z",
                "l",
                "g-3h\n",
                "/404\n",
                "/\n",
                "/se\t\t\n",
                "t7\n",
                "[",
                "]",
                "{",
                "i",
                "+",
                "-",
                "p",
                ESCAPE,
                ESCAPE,
                PAGE_DOWN,
                PAGE_UP,
                "/section=" + HOSTILE + "\n",
                "/" + HOSTILE);
        ScreenState state = answered(Scene.opened(), NOON);
        for (int round = 0; round < SCENES; round++) {
            String key = keys.get(random.nextInt(keys.size()));
            state = press(state, key);
            if (random.nextInt(3) > 0) {
                state = random.nextInt(20) == 0
                        ? state.on(answer(state.viewpoint(), Scene.away(NOON, HOSTILE)))
                        : hostile(answered(state, NOON), random);
            }
            Size size = new Size(1 + random.nextInt(210), 1 + random.nextInt(70));
            state = new ScreenFrame(Scene.LOOK).settled(state, size, NOON);
            List<Line> lines = Scene.lines(
                    state, size.columns(), size.rows(), random.nextBoolean() ? Glyphs.BLOCKS : Glyphs.ASCII);

            String scene = "round %d, %s, seed %d".formatted(round, size, SEED);
            assertThat(lines).as(scene).hasSizeLessThanOrEqualTo(size.rows());
            assertThat(lines).as(scene).allMatch(line -> line.width() <= size.columns());
            assertThat(lines.stream().map(line -> line.text(Palette.NONE)))
                    .as(scene)
                    .noneMatch(line -> line.matches("(?s).*[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}].*"));
            if (state.prompt().isPresent()) {
                state = state.on(Key.Named.ESCAPE);
            }
        }
    }

    /** Some answers are of values that no honest client sends. */
    private static ScreenState hostile(ScreenState state, Random random) {
        if (random.nextInt(4) > 0) {
            return state;
        }
        Viewpoint viewpoint = state.viewpoint();
        TimeRange range = TimeRange.endingAt(NOON, Duration.ofSeconds(10));
        Map<HitList, List<HitGroup>> lists = new EnumMap<>(HitList.class);
        for (HitList list : HitList.values()) {
            if (list != HitList.STATUS) {
                lists.put(
                        list,
                        List.of(new HitGroup(
                                HOSTILE.repeat(1 + random.nextInt(3)),
                                Long.MAX_VALUE,
                                Long.MAX_VALUE,
                                Long.MAX_VALUE,
                                0,
                                OptionalLong.of(Long.MAX_VALUE),
                                list == HitList.AGENTS
                                        ? Optional.of(new HitGroup.Agent(AgentKind.UNKNOWN, List.of(HOSTILE)))
                                        : Optional.empty())));
            }
        }
        IntervalTraffic traffic = new IntervalTraffic(
                range, Long.MAX_VALUE, Long.MAX_VALUE, 1, 0, Map.of(), Optional.empty(), lists, Set.of(HitList.URLS));
        Optional<String> text = Optional.of(HOSTILE);
        StoredHit hit = new StoredHit(
                NOON,
                text,
                text,
                text,
                OptionalInt.of(random.nextInt(1_000)),
                OptionalLong.of(Long.MAX_VALUE),
                OptionalLong.of(Long.MAX_VALUE),
                text,
                text,
                text,
                new StoredHit.Place(0, 0, 0));
        Closer closer = new Closer(
                viewpoint.view().detail().map(of -> traffic),
                Optional.of(traffic),
                viewpoint.view().newest().map(newest -> List.of(hit)));
        return state.on(answer(
                viewpoint,
                Scene.report(
                        NOON,
                        Optional.of(Scene.snapshot(traffic, closer)),
                        Scene.firing(NOON).alert(),
                        List.of())));
    }
}
