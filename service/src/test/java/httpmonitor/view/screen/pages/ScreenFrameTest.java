package httpmonitor.view.screen.pages;

import static httpmonitor.view.screen.Scene.GIVEN;
import static httpmonitor.view.screen.Scene.NOON;
import static httpmonitor.view.screen.Scene.answer;
import static httpmonitor.view.screen.Scene.press;
import static httpmonitor.view.screen.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertState;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TestReports;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.LateHits;
import httpmonitor.traffic.SampleTraffic;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSnapshot.Shown;
import httpmonitor.traffic.TrafficSnapshot.StoreState;
import httpmonitor.traffic.TrafficSnapshot.UnparsedLine;
import httpmonitor.view.screen.Scene;
import httpmonitor.view.screen.keys.Command;
import httpmonitor.view.screen.keys.Key;
import httpmonitor.view.screen.state.AnsweredTick;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.screen.state.Viewpoint;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Palette;
import httpmonitor.view.text.Style;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScreenFrameTest {

    private static final long SEED = 4711;

    private final ScreenState firing =
            Scene.opened().on(answer(Scene.quiet(NOON.minusSeconds(10)))).on(answer(Scene.firing(NOON)));

    private static final List<Size> SIZES = List.of(
            new Size(40, 10),
            new Size(60, 15),
            new Size(80, 24),
            new Size(120, 40),
            new Size(200, 60),
            new Size(84, 180));

    @Test
    void anAlertAtEverySize() throws IOException {
        for (Size size : SIZES) {
            GoldenFrames.check(
                    "firing-" + size.columns() + "x" + size.rows(), text(firing, size.columns(), size.rows()));
        }
    }

    /** Only what is in the lists changes from tick to tick, never where they and their columns stand. */
    @Test
    void nothingMovesWhileTrafficChanges() {
        String longName = "/a-section-with-a-name-that-is-longer-than-any-column-for-names-could-ever-be-wide";
        String address = "2001:0db8:85a3:0000:0000:8a2e:0370:7334";
        TrafficSnapshot other = Scene.traffic(
                NOON.plusSeconds(10),
                List.of(
                        SampleTraffic.group(longName, 99_999_999, 1L << 60, 9_999_999, 2),
                        SampleTraffic.group("/", 5, 1, 0, 0)),
                List.of(SampleTraffic.group(address, 99_999_999, 1L << 60, 0, 0)));
        ScreenState later = firing.on(answer(Scene.report(
                NOON.plusSeconds(10), Optional.of(other), Scene.firing(NOON).alert(), List.of())));

        for (Size size : SIZES.subList(1, SIZES.size())) {
            List<String> before = Scene.frame(firing, size.columns(), size.rows());
            List<String> after = Scene.frame(later, size.columns(), size.rows());
            for (String part : List.of("  section ", "  client ", "interval ", "status ", "ingest ")) {
                assertThat(lineOf(after, part)).as("%s at %s", part, size).isEqualTo(lineOf(before, part));
            }
            int header = lineOf(before, "  section ");
            if (header >= 0) {
                assertThat(after.get(header)).isEqualTo(before.get(header));
            }
            if (lineOf(after, "  client ") >= 0) {
                assertThat(String.join("\n", after)).as("%s", size).contains(address);
            }
        }
    }

    private static int lineOf(List<String> frame, String begin) {
        return frame.stream().map(line -> line.contains(begin)).toList().indexOf(true);
    }

    @Test
    void inAscii() throws IOException {
        List<Line> lines = Scene.lines(firing, 80, 24, Glyphs.ASCII);
        String text = lines.stream().map(line -> line.text(Palette.NONE)).collect(Collectors.joining("\n", "", "\n"));

        assertThat(text).matches("[ -~\n]*");
        GoldenFrames.check("firing-ascii-80x24", text);
    }

    @Test
    void aLookIntoAClient() throws IOException {
        ScreenState looking = press(firing, "\t\n");
        ScreenState answered =
                looking.on(answer(looking.viewpoint(), Scene.firing(NOON), Scene.closer(Optional.empty())));

        GoldenFrames.check("client-80x24", text(answered, 80, 24));
        GoldenFrames.check("client-120x40", text(answered, 120, 40));
    }

    @Test
    void latenciesAtEverySize() throws IOException {
        ScreenState slow = Scene.opened().on(answer(Scene.firingSlowly(NOON)));

        GoldenFrames.check("slow-80x24", text(slow, 80, 24));
        GoldenFrames.check("slow-120x40", text(slow, 120, 40));
        GoldenFrames.check("slow-40x12", text(slow, 40, 12));
    }

    /** The slow section, and who asks for it, in two keys. */
    @Test
    void theSlowSectionIsFoundInTwoKeys() throws IOException {
        ScreenState slow = Scene.opened().on(answer(Scene.firingSlowly(NOON)));
        ScreenState sorted = press(slow, "s");
        GoldenFrames.check("slow-sorted-80x24", text(sorted, 80, 24));
        ScreenState looking = press(sorted, "\n");

        assertThat(looking.viewpoint().view().detail().orElseThrow().conditions())
                .containsExactly(Condition.parse("section=/pages"));
        ScreenState answered = looking.on(
                answer(looking.viewpoint(), Scene.firingSlowly(NOON), Scene.closer(Optional.of(Scene.LATENCY))));
        GoldenFrames.check("slow-section-80x24", text(answered, 80, 24));
    }

    @Test
    void theHelpHasAllKeysAtTheUsualSize() throws IOException {
        String help = text(press(firing, "?"), 80, 24);

        GoldenFrames.check("help-80x24", help);
        for (Command command : Command.values()) {
            assertThat(help).contains(command.help());
        }
    }

    @Test
    void arrowsScrollAHelpThatDoesNotFit() {
        ScreenFrame frame = new ScreenFrame(Scene.LOOK);
        Size size = new Size(60, 15);
        ScreenState help = press(firing, "?");
        StringBuilder seen = new StringBuilder(text(help, 60, 15));
        assertThat(seen).doesNotContain("Who makes the traffic?").contains("Down: ");
        for (int i = 0; i < 40; i++) {
            help = frame.settled(press(help, "j"), size, NOON);
            seen.append(text(help, 60, 15));
        }

        assertThat(seen).contains("Who makes the traffic?", "Ctrl-U Enter");
        for (Command command : Command.values()) {
            assertThat(seen).contains(command.help());
        }
        ScreenState up = frame.settled(press(help, "k"), size, NOON);
        assertThat(text(up, 60, 15)).isNotEqualTo(text(help, 60, 15));
        assertThat(frame.settled(press(firing, "?jjj"), new Size(80, 24), NOON)).isEqualTo(press(firing, "?"));
    }

    @Test
    void aRuleThatFiresStandsFirstWhereNotAllHaveRoom() throws IOException {
        ScreenState rules = Scene.opened().on(answer(Scene.withRules(Scene.quiet(NOON))));

        GoldenFrames.check("rules-60x15", text(rules, 60, 15));
        assertThat(text(rules, 60, 15)).contains("rule      checkout  FIRING", "+2 more rules\n", "High traffic");
        assertThat(text(rules, 40, 10)).contains("+3 more rules, FIRING: checkout", "High traffic");
    }

    @Test
    void aBlindScreenLeavesNoRowEmptyWhileSomethingIsLeftOut() throws IOException {
        String reason = "Cannot read the hits: Elasticsearch at http://127.0.0.1:9200 refuses the connection";
        ScreenState away = Scene.opened().on(answer(Scene.withRules(Scene.away(NOON, reason))));

        GoldenFrames.check("away-rules-60x15", text(away, 60, 15));
        assertThat(text(away, 60, 15)).contains("checkout", "images", "pages", "High traffic", "ingest");
    }

    @Test
    void allAlerts() throws IOException {
        GoldenFrames.check("alerts-80x24", text(press(firing, "a"), 80, 24));
    }

    @Test
    void anInputLineWithAnError() throws IOException {
        GoldenFrames.check("filter-80x24", text(press(firing, "/statsu=5xx\n"), 80, 24));
    }

    /** The input line stays visible under a head of many lines, so that users see what they type. */
    @Test
    void theInputLineIsAlwaysThere() {
        ScreenState filtered = press(firing, "/status=5xx\n");
        ScreenState answered = filtered.on(answer(filtered.viewpoint(), Scene.firing(NOON)));
        List<String> low = Scene.frame(press(answered, "t\u001542"), 60, 5);
        assertThat(low).hasSize(5).last().asString().startsWith("threshold: 42");
        assertThat(low.getFirst()).startsWith("HttpMonitor");
        assertThat(Scene.frame(answered, 60, 4)).hasSize(4).last().asString().startsWith("? help  q quit");

        List<String> logs = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> "Waiting for " + i + ".log, which does not exist")
                .toList();
        ScreenState waiting = Scene.opened().on(answer(Scene.quiet(NOON).waitingFor(logs)));
        assertThat(Scene.frame(press(waiting, "t\u001542"), 80, 24))
                .contains("Waiting for 6.log, which does not exist", "+14 more")
                .doesNotContain("Waiting for 7.log, which does not exist")
                .last()
                .asString()
                .startsWith("threshold: 42");
    }

    @Test
    void thePastIsMarked() {
        ScreenState past = press(firing, "[");
        ScreenState answered = past.on(answer(past.viewpoint(), Scene.quiet(NOON.minusSeconds(10))));

        assertThat(text(answered, 80, 24).lines().findFirst().orElseThrow()).endsWith("PAST  11:59:50");
        assertThat(text(press(firing, "p"), 80, 24).lines().findFirst().orElseThrow())
                .endsWith("PAUSED  12:00:00");
    }

    /** Totals count all that is stored, also where the figures next to them are those of an earlier tick. */
    @Test
    void totalsNextToThePastAreSaidToBeThoseOfNow() {
        ScreenState past = press(firing, "[");
        ScreenState answered = past.on(answer(past.viewpoint(), Scene.quiet(NOON.minusSeconds(10))));

        assertThat(text(answered, 80, 24)).contains("total by now 123.5k\n");
        assertThat(text(answered, 120, 40)).contains("total by now 123,456\n", "by now\n");
        assertThat(text(firing, 80, 24)).contains("total 123.5k\n").doesNotContain("by now");
    }

    @Test
    void noTimeIsShownOutsideTheZone() {
        Look tokyo =
                new Look("access-log-*", TrafficFilter.NONE, ZoneId.of("Asia/Tokyo"), Glyphs.BLOCKS, Scene.ELSEWHERE);
        TickReport away = Scene.away(NOON, "access.log on web-1 was last heard at 2026-11-21T11:59:15.5Z");
        ScreenState blind = firing.on(answer(away)).said("hits were stored late, at 2026-11-21T11:00:00Z");
        ScreenState rules = firing.on(answer(Scene.withRules(Scene.firing(NOON))));

        for (ScreenState state : List.of(firing, blind, rules, press(firing, "["), press(firing, "p"))) {
            for (String keys : List.of("", "a", "\n", "?")) {
                assertThat(new ScreenFrame(tokyo)
                                .of(press(state, keys), new Size(120, 40), NOON.plusSeconds(4)).lines().stream()
                                        .map(line -> line.text(Palette.NONE)))
                        .as(keys)
                        .noneMatch(line -> line.matches(".*\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*Z.*"));
            }
        }
    }

    @Test
    void aFilterIsSaidWithWhatItIsAbout() {
        ScreenState looking = press(firing, "/status=5xx\n");
        ScreenState answered = looking.on(answer(looking.viewpoint(), Scene.firing(NOON)));

        assertThat(Scene.frame(answered, 80, 24))
                .contains(
                        "███ FIRING ███ for 30s, since 11:59:30 " + "█".repeat(41),
                        "figures and lists only status=5xx  alerts and chart: all");
        assertThat(text(answered, 40, 10)).contains("figures and lists only status=5xx");
    }

    @Test
    void nothingBehindAFilterIsNoEmptyStore() {
        ScreenState looking = press(firing, "/status=5xx\n");
        TrafficSnapshot none = Scene.traffic(NOON, List.of(), List.of());
        TrafficSnapshot hidden = none.seenAs(Scene.nothing(NOON));
        ScreenState answered = looking.on(answer(
                looking.viewpoint(),
                Scene.report(NOON, Optional.of(hidden), Scene.quiet(NOON).alert(), List.of())));

        assertThat(text(answered, 80, 24))
                .contains("No hits in this interval; i: ")
                .doesNotContain("No hits are stored");
    }

    @Test
    void anotherThresholdIsSaidWithWhatTheGivenOneSays() {
        ScreenState trying = press(firing, "t\u001542\n");
        AlertReport quiet = TestReports.alert(
                trying.viewpoint().rule(),
                Optional.of(new AlertState.Quiet()),
                OptionalLong.of(1500),
                Optional.empty());
        ScreenState answered = trying.on(
                answer(trying.viewpoint(), Scene.report(NOON, Optional.of(Scene.busy(NOON)), quiet, List.of())));

        assertThat(Scene.frame(answered, 80, 24).get(1))
                .isEqualTo("─── QUIET ───  threshold 42/s (this screen); given 10/s: FIRING");
        ScreenState later = answered.on(answer(Scene.quiet(NOON.plusSeconds(10))));
        assertThat(Scene.frame(later, 80, 24).get(1)).endsWith("given 10/s: QUIET");
    }

    @Test
    void aMessageThatTakesTwoLinesHasThem() {
        String message =
                "Hits come from the future, up to 29m41s ahead: the clock of a web server is ahead of this one";

        assertThat(text(firing.said(message), 80, 24)).contains("a web server is\n    ahead of this one\n");
    }

    @Test
    void aStoreThatDoesNotAnswerIsSaidInFull() throws IOException {
        String reason = "Cannot read the hits: Elasticsearch at http://127.0.0.1:9200 answers 401 (unable to"
                + " authenticate user [elastic]); check --api-key, or --username and --password";
        ScreenState away = Scene.opened().on(answer(Scene.away(NOON, reason)));

        GoldenFrames.check("away-80x24", text(away, 80, 24));
    }

    @Test
    void becomingBlindAgainIsNewerThanHavingSeenAgain() {
        ScreenState seeing = firing.said("Sees again, after being blind since 2026-11-21T11:50:00Z.");
        ScreenState blind = seeing.on(answer(Scene.away(NOON.plusSeconds(10), "away")));

        assertThat(blind.feed().notes()).last().isEqualTo("Blind since 2026-11-21T11:59:25Z.");
        ScreenState still = blind.on(answer(Scene.away(NOON.plusSeconds(20), "away")));
        assertThat(still.feed().notes()).isEqualTo(blind.feed().notes());
        assertThat(text(blind, 80, 24)).contains("\nBlind since 11:59:25.\n").doesNotContain("Sees again");
    }

    @Test
    void aNetworkThatComesAndGoesIsOneNote() {
        ScreenState state = firing;
        for (int second = 10; second < 100; second += 20) {
            state = state.on(answer(Scene.away(NOON.plusSeconds(second), "away")))
                    .said("Sees again, after being blind since then.")
                    .on(answer(Scene.quiet(NOON.plusSeconds(second + 10))));
        }
        ScreenState blind = state.on(answer(Scene.away(NOON.plusSeconds(110), "away")));

        assertThat(blind.feed().notes().stream().filter(note -> note.matches("(Blind|Sees).*")))
                .singleElement()
                .asString()
                .startsWith("Blind since ");
        ScreenState later = state.on(answer(Scene.away(NOON.plusSeconds(600), "away")));
        assertThat(later.feed().notes().stream().filter(note -> note.startsWith("Blind")))
                .hasSize(2);
    }

    @Test
    void linesThatAreNoHitsAreSaidWithAReason() {
        TrafficSnapshot none = Scene.nothing(NOON);
        UnparsedLine newest = new UnparsedLine("no time in brackets", "/var/log/syslog", OptionalLong.of(0));
        StoreState store = new StoreState(
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 120, Optional.of(newest), 0);
        TrafficSnapshot unparsed = new TrafficSnapshot(
                new Shown(
                        none.interval(),
                        new StoredTotals(0, new LinkedHashMap<>(), true),
                        TrafficSnapshot.Closer.NOTHING),
                HitSeries.empty(none.recent().range()),
                LateHits.NONE,
                List.of(),
                List.of(),
                store);
        ScreenState state = Scene.opened()
                .on(answer(Scene.report(
                        NOON, Optional.of(unparsed), Scene.quiet(NOON).alert(), List.of())));

        assertThat(text(state, 120, 24))
                .contains("0 hits from 120 lines, last reason: no time in brackets (/var/log/syslog, line 1).");
    }

    @Test
    void everyLineFitsAtEverySize() {
        Random random = new Random(SEED);
        for (int round = 0; round < 400; round++) {
            int columns = 1 + random.nextInt(250);
            int rows = 1 + random.nextInt(200);
            ScreenState state = press(
                            firing,
                            List.of("", "\n", "?", "a", "/x=1\n", "t", "p", "\t", "[")
                                    .get(round % 9))
                    .said("a message that is somewhat longer than most terminals are wide, to see whether it is cut");

            List<Line> lines = Scene.lines(state, columns, rows, Glyphs.BLOCKS);

            assertThat(lines).as("%d x %d, seed %d", columns, rows, SEED).hasSizeLessThanOrEqualTo(rows);
            assertThat(lines).as("%d x %d, seed %d", columns, rows, SEED).allMatch(line -> line.width() <= columns);
        }
    }

    @Test
    void noTextOfALogReachesTheScreenAsItIs() {
        String hostile = "/\u001b[2J\u001b]0;x\u0007\r\n\u009b31m\u202e\u2028\ud800\u0000";
        TrafficSnapshot traffic = Scene.traffic(
                NOON,
                List.of(SampleTraffic.group(hostile, 10, 1, 0, 0)),
                List.of(SampleTraffic.group(hostile, 10, 1, 0, 0)));
        ScreenState state = Scene.opened()
                .on(answer(Scene.report(
                        NOON, Optional.of(traffic), Scene.quiet(NOON).alert(), List.of())))
                .said(hostile);

        for (String keys : List.of("", "\n", "?", "a", "/" + hostile, "/section=" + hostile + "\n", "\t\n")) {
            for (String line : Scene.frame(press(state, keys), 120, 40)) {
                assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
            }
        }
    }

    @Test
    void theAlertOfALongIntervalIsThatOfTheNewestTick() {
        Viewpoint hour = GIVEN.withInterval(Duration.ofHours(1));
        ScreenState state = firing.on(new Key.Typed('+'));
        for (int i = 0; i < 4; i++) {
            state = state.on(new Key.Typed('+'));
        }
        assertThat(state.viewpoint()).isEqualTo(hour);
        TickReport judged = Scene.firing(NOON);
        TickReport figures =
                judged.over(TimeRange.endingAt(NOON.minusSeconds(2_940), Duration.ofHours(1)), judged.traffic());

        String text =
                text(state.on(new AnsweredTick(hour, figures, judged, Optional.empty(), Optional.empty())), 120, 30);

        assertThat(text).contains("4s ago  12:00:00", "FIRING ███ for 30s").contains("interval  1h to 11:11:00  hits");
    }

    @Test
    void figuresThatCouldNotBeReadAreNoZeros() {
        ScreenState state = press(firing, "i");
        TickReport judged = Scene.firing(NOON);
        TickReport none = judged.over(TimeRange.endingAt(NOON, Duration.ofHours(1)), Optional.empty());

        assertThat(text(
                        state.on(new AnsweredTick(state.viewpoint(), none, judged, Optional.empty(), Optional.empty())),
                        80,
                        24))
                .contains("interval  1h  hits -", "These figures could not be read; the next tick asks again.");
    }

    @Test
    void aLogThatDoesNotExistIsNamedAndIsNotQuiet() {
        TickReport quiet = Scene.quiet(NOON).waitingFor(List.of("Waiting for acces.log, which does not exist"));
        ScreenState state = Scene.opened().on(answer(quiet));

        assertThat(text(state, 80, 24))
                .contains("\n░░░ WAITING ░░░\n", "\nWaiting for acces.log, which does not exist\n")
                .doesNotContain("QUIET");
        assertThat(Scene.lines(state, 80, 24, Glyphs.BLOCKS).stream()
                        .flatMap(line -> line.spans().stream())
                        .filter(span -> span.text().contains("acces.log")))
                .isNotEmpty()
                .allMatch(span -> span.style() == Style.WARNING);
    }

    @Test
    void beforeTheFirstHitTheScreenIsNotQuiet() {
        ScreenState state = Scene.opened()
                .on(answer(Scene.report(
                        NOON,
                        Optional.of(Scene.nothing(NOON)),
                        Scene.quiet(NOON).alert(),
                        List.of())));

        assertThat(text(state, 80, 24)).contains("\n░░░ NO HITS YET ░░░\n").doesNotContain("QUIET");
    }

    @Test
    void aBlindScreenShowsWhatIsStoredSoFar() {
        AlertReport quiet = Scene.quiet(NOON).alert();
        AlertReport behind = TestReports.alert(
                quiet.rule(),
                quiet.state(),
                Optional.empty(),
                Optional.of(new AlertReport.Blind(NOON.minusSeconds(600), "access.log on web-1 is behind")),
                quiet.flapping());
        ScreenState state =
                Scene.opened().on(answer(Scene.report(NOON, Optional.of(Scene.busy(NOON)), behind, List.of())));

        assertThat(text(state, 80, 24)).contains("BLIND", "123456 hits so far", "section overall", "/images");
    }

    @Test
    void aScreenThatIsStillAskingSaysSo() {
        assertThat(text(Scene.opened(), 80, 24)).contains("Asking Elasticsearch ...");
    }
}
