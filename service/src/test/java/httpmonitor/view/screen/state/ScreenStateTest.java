package httpmonitor.view.screen.state;

import static httpmonitor.view.screen.Scene.API;
import static httpmonitor.view.screen.Scene.BUSY_CLIENT;
import static httpmonitor.view.screen.Scene.FIRED;
import static httpmonitor.view.screen.Scene.GIVEN;
import static httpmonitor.view.screen.Scene.NOON;
import static httpmonitor.view.screen.Scene.answer;
import static httpmonitor.view.screen.Scene.press;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.RuleEvent;
import httpmonitor.alert.TestAlerts;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.SampleTraffic;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.view.screen.Scene;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScreenStateTest {

    private static final String DOWN = "\u001b[B";
    private static final String ESCAPE = "\u001b";

    private final ScreenState opened = Scene.opened().on(answer(Scene.firing(NOON)));

    private static List<Condition> detail(ScreenState state) {
        return state.viewpoint().view().detail().orElseThrow().conditions();
    }

    private static List<String> sections(ScreenState state) {
        return Lists.of(state).lists().getFirst().rows().stream()
                .map(row -> row.group().value())
                .toList();
    }

    @Test
    void qQuits() {
        assertThat(press(opened, "q").isEnded()).isTrue();
        assertThat(press(opened, "xyz").isEnded()).isFalse();
    }

    @Test
    void enterLooksIntoTheSectionOrClientUnderTheCursor() {
        assertThat(detail(press(opened, "\n"))).containsExactly(API);
        assertThat(detail(press(opened, "\t\n"))).containsExactly(BUSY_CLIENT);
        assertThat(detail(press(opened, DOWN.repeat(3) + "\n"))).containsExactly(BUSY_CLIENT);
        assertThat(press(opened, "\n" + ESCAPE).viewpoint()).isEqualTo(GIVEN);
    }

    @Test
    void theCursorStaysOnItsSectionWhereThatMoves() {
        ScreenState onPages = press(opened, "j");
        ScreenState later = onPages.on(answer(Scene.report(
                NOON.plusSeconds(10),
                Optional.of(Scene.traffic(
                        NOON.plusSeconds(10),
                        List.of(SampleTraffic.group("/pages", 500, 1, 0, 0), SampleTraffic.group("/api", 1, 1, 0, 0)),
                        List.of())),
                Scene.firing(NOON).alert(),
                List.of())));

        assertThat(detail(press(later, "\n"))).containsExactly(Condition.parse("section=/pages"));
    }

    @Test
    void theCursorStopsAtBothEnds() {
        assertThat(detail(press(opened, "kkk\n"))).containsExactly(API);
        assertThat(detail(press(opened, DOWN.repeat(99) + "\n")))
                .containsExactly(Condition.parse("client=2001:db8::1"));
    }

    @Test
    void sGoesThroughTheColumns() {
        ScreenState byBytes = press(opened, "sss");

        assertThat(sections(byBytes).getFirst()).isEqualTo("/images");
        assertThat(press(opened, "ssss").browsing().sort()).isEqualTo(SortBy.HITS);
    }

    @Test
    void sSortsByLatencyWhereThereIsSome() {
        ScreenState slow = Scene.opened().on(answer(Scene.firingSlowly(NOON)));

        assertThat(press(slow, "s").browsing().sort()).isEqualTo(SortBy.P95);
        assertThat(sections(press(slow, "s"))).containsExactly("/pages", "/api", "/images");
        assertThat(press(slow, "sssss").browsing().sort()).isEqualTo(SortBy.HITS);
        assertThat(press(opened, "s").browsing().sort()).isEqualTo(SortBy.SERVER_ERRORS);
    }

    @Test
    void eachPageRemembersItsSort() {
        ScreenState slow = Scene.opened().on(answer(Scene.firingSlowly(NOON)));
        ScreenState clients = press(slow, "ss3s");

        assertThat(clients.browsing().sort()).isEqualTo(SortBy.SERVER_ERRORS);
        assertThat(press(clients, "5").browsing().sort()).isEqualTo(SortBy.HITS);
        assertThat(press(clients, "2s").browsing().sort()).isEqualTo(SortBy.P95);
        assertThat(press(clients, "2s3").browsing().sort()).isEqualTo(SortBy.SERVER_ERRORS);
        assertThat(press(clients, "ss1").browsing().sort()).isEqualTo(SortBy.SERVER_ERRORS);
    }

    @Test
    void aPageThatIsNotSortedKeepsNoSort() {
        for (String page : List.of("c", "8", "a", "y")) {
            assertThat(press(opened, page + "s")).isEqualTo(press(opened, page));
        }
    }

    @Test
    void aValueInTheInputLineMayContainSpaces() {
        assertThat(press(opened, "/agent=a b duration>=1s status=5xx\n")
                        .viewpoint()
                        .filter()
                        .conditions())
                .containsExactly(
                        Condition.parse("agent=a b"), Condition.parse("duration>=1s"), Condition.parse("status=5xx"));
    }

    @Test
    void slashFiltersWhatIsLookedAt() {
        ScreenState filtered = press(opened, "/status=5xx section=/api\n");

        assertThat(filtered.prompt()).isEmpty();
        assertThat(filtered.viewpoint().filter().conditions())
                .containsExactly(Condition.parse("status=5xx"), Condition.parse("section=/api"));
        assertThat(press(filtered, "/\u0015\n").viewpoint().filter()).isEqualTo(TrafficFilter.NONE);
    }

    @Test
    void aWrongFilterIsReportedAndCanBeCorrected() {
        ScreenState refused = press(opened, "/statsu=5xx\n");

        assertThat(refused.prompt().orElseThrow().error())
                .hasValueSatisfying(error -> assertThat(error).contains("there is no field 'statsu'"));
        assertThat(refused.viewpoint()).isEqualTo(GIVEN);
        assertThat(press(refused, "\u007f".repeat(6) + "us=5xx\n")
                        .viewpoint()
                        .filter()
                        .conditions())
                .containsExactly(Condition.parse("status=5xx"));
        assertThat(press(refused, ESCAPE).prompt()).isEmpty();
    }

    @Test
    void keysAreTextWhileTheInputLineIsOpen() {
        assertThat(press(opened, "/q").isEnded()).isFalse();
        assertThat(press(opened, "/q").prompt().orElseThrow().text()).isEqualTo("q");
    }

    @Test
    void tAsksForAnotherThreshold() {
        ScreenState higher = press(opened, "t\u001525.5\n");

        assertThat(higher.viewpoint().rule().threshold()).isEqualByComparingTo(new BigDecimal("25.5"));
        assertThat(higher.viewpoint().rule().recoveryThreshold()).isEqualByComparingTo(new BigDecimal("25.5"));
        assertThat(press(opened, "t\u0015-1\n").prompt().orElseThrow().error()).isPresent();
        assertThat(press(opened, "t\u00151e999999999\n").prompt().orElseThrow().error())
                .isPresent();
    }

    @Test
    void aNumberThatIsTypedTakesThePlaceOfTheThreshold() {
        assertThat(press(opened, "t2.5").prompt().orElseThrow().text()).isEqualTo("2.5");
        assertThat(press(opened, "t\u007f2").prompt().orElseThrow().text()).isEqualTo("12");
        assertThat(press(opened, "t\u001b[C5").prompt().orElseThrow().text()).isEqualTo("105");
        assertThat(press(opened, "t\n").viewpoint()).isEqualTo(GIVEN);
        assertThat(press(opened, "t10.0\n").viewpoint()).isEqualTo(GIVEN);
        assertThat(press(opened, "t42\nt\u0015\n").viewpoint()).isEqualTo(GIVEN);
        assertThat(press(opened, "/status=404\n/ section=/a")
                        .prompt()
                        .orElseThrow()
                        .text())
                .isEqualTo("status=404 section=/a");
    }

    @Test
    void plusAndMinusChangeTheInterval() {
        assertThat(press(opened, "+").viewpoint().interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(press(opened, "-").viewpoint().interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(press(opened, "-".repeat(9)).viewpoint().interval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void iLeadsToAnHourADayAndBack() {
        assertThat(press(opened, "i").viewpoint().interval()).isEqualTo(Duration.ofHours(1));
        assertThat(press(opened, "+i").viewpoint().interval()).isEqualTo(Duration.ofHours(1));
        assertThat(press(opened, "ii").viewpoint().interval()).isEqualTo(Duration.ofDays(1));
        assertThat(press(opened, "iii").viewpoint()).isEqualTo(GIVEN);
        assertThat(press(opened, "2ii1").viewpoint().interval()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void bracketsGoThroughThePastAndBackToThePresent() {
        ScreenState past = press(opened, "[[");

        assertThat(past.viewpoint().at()).contains(NOON.minusSeconds(20));
        assertThat(press(past, "]").viewpoint().at()).contains(NOON.minusSeconds(10));
        assertThat(press(past, "]]").viewpoint()).isEqualTo(GIVEN);
        assertThat(press(past, ESCAPE).viewpoint()).isEqualTo(GIVEN);
        assertThat(press(past, "{").viewpoint().at()).contains(NOON.minusSeconds(120));
        assertThat(press(opened, "]").viewpoint()).isEqualTo(GIVEN);
    }

    @Test
    void thePastStaysWhileThePresentGoesOn() {
        ScreenState past = press(opened, "[");
        ScreenState shown = past.on(answer(past.viewpoint(), Scene.quiet(NOON.minusSeconds(10))));
        ScreenState later = shown.on(answer(Scene.firing(NOON.plusSeconds(10))));

        assertThat(later.visible().shown().orElseThrow().report().range().to()).isEqualTo(NOON.minusSeconds(10));
        assertThat(press(later, "]").viewpoint().at()).contains(NOON);
    }

    @Test
    void enterOnAnAlertGoesToItsTime() {
        assertThat(press(opened, "a\n").viewpoint().at()).contains(FIRED.time());
        assertThat(press(opened, "a\n").page()).isEqualTo(Page.OVERVIEW);
    }

    @Test
    void theAlertsOfTheDayStandBeforeThoseOfTheScreen() {
        ScreenState asking = press(opened, "a");
        RuleEvent yesterday = new RuleEvent(Scene.RULE, TestAlerts.fired(NOON.minusSeconds(50_000), 1_500));
        RuleEvent known = new RuleEvent(Scene.RULE, FIRED);
        RuleEvent toCome = new RuleEvent(Scene.RULE, TestAlerts.fired(NOON.plusSeconds(50), 1_500));
        TickReport report = Scene.firing(NOON);
        ScreenState answered = asking.on(new AnsweredTick(
                asking.viewpoint(), report, report, Optional.empty(), Optional.of(List.of(yesterday, known, toCome))));

        assertThat(answered.alertEvents()).containsExactly(yesterday, known);
        assertThat(press(answered, "k\n").viewpoint().at()).contains(NOON.minusSeconds(50_000));
    }

    @Test
    void pauseHoldsWhatIsShownAndLosesNothing() {
        ScreenState paused = press(opened, "p").on(answer(Scene.quiet(NOON.plusSeconds(10))));

        assertThat(paused.visible().shown().orElseThrow().report().range().to()).isEqualTo(NOON);
        assertThat(press(paused, "p")
                        .visible()
                        .shown()
                        .orElseThrow()
                        .report()
                        .range()
                        .to())
                .isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void aPauseBeforeTheAnswerHoldsTheAnswer() {
        ScreenState paused = press(opened, "8p");
        ScreenState answered = paused.on(answer(paused.viewpoint(), Scene.quiet(NOON)));
        ScreenState later = answered.on(answer(paused.viewpoint(), Scene.quiet(NOON.plusSeconds(10))));

        assertThat(paused.isAnswered()).isFalse();
        assertThat(answered.isAnswered()).isTrue();
        assertThat(later.visible()).isEqualTo(answered.visible());
    }

    @Test
    void anAnswerToWhatIsNoLongerLookedAtIsNotShown() {
        Viewpoint left = press(opened, "/status=5xx\n").viewpoint();

        assertThat(opened.on(answer(left, Scene.quiet(NOON.plusSeconds(10))))
                        .visible()
                        .shown())
                .isEqualTo(opened.visible().shown());
    }

    @Test
    void aKeyPressedInTheHelpClosesItAndActs() {
        assertThat(press(opened, "?\t").page()).isEqualTo(Page.OVERVIEW);
        assertThat(detail(press(opened, "?\t\n"))).containsExactly(BUSY_CLIENT);
        assertThat(detail(press(opened, "?\n"))).containsExactly(API);
        assertThat(press(opened, "?/").prompt()).isPresent();
        assertThat(press(opened, "?a").page()).isEqualTo(Page.ALERTS);
        for (String closing : List.of("?", "q", ESCAPE)) {
            ScreenState closed = press(opened, "?" + closing);
            assertThat(closed.page()).isEqualTo(Page.OVERVIEW);
            assertThat(closed.isEnded()).isFalse();
            assertThat(closed.viewpoint()).isEqualTo(GIVEN);
        }
    }

    @Test
    void aValueAloneIsOfferedWithItsField() {
        for (String[] offer : new String[][] {
            {"404", "status=404"},
            {"5xx", "status=5xx"},
            {"10.0.0.7", "client=10.0.0.7"},
            {"2001:db8::1", "client=2001:db8::1"},
            {"/api", "section=/api"},
            {"/api/users", "url=/api/users"}
        }) {
            ScreenState offered = press(opened, "/" + offer[0] + "\n");
            assertThat(offered.prompt().orElseThrow().text()).isEqualTo(offer[1]);
            assertThat(offered.prompt().orElseThrow().error()).contains("Enter takes " + offer[1] + ", Esc does not");
            assertThat(press(offered, "\n").viewpoint().filter().conditions())
                    .containsExactly(Condition.parse(offer[1]));
        }
    }

    @Test
    void sectionsBeginWithASlash() {
        ScreenState offered = press(opened, "/section!=api status=404\n");

        assertThat(offered.prompt().orElseThrow().error())
                .contains("sections begin with /; Enter takes section!=/api status=404, Esc does not");
        assertThat(press(offered, "\n").viewpoint().filter().conditions())
                .containsExactly(Condition.parse("section!=/api"), Condition.parse("status=404"));
    }

    @Test
    void tabCompletesFieldsAndWhatIsOnTheScreen() {
        assertThat(typed("/se\t")).isEqualTo("section=");
        assertThat(typed("/r\t")).isEqualTo("referrer=");
        assertThat(typed("/status=5xx d\t")).isEqualTo("status=5xx duration>");
        assertThat(typed("/section=\t")).isEqualTo("section=/api");
        assertThat(typed("/section=\t\t\t")).isEqualTo("section=/images");
        assertThat(typed("/section=\t\t\t\t")).isEqualTo("section=/api");
        assertThat(typed("/section=/p\t")).isEqualTo("section=/pages");
        assertThat(typed("/status=5xx client!=2\t")).isEqualTo("status=5xx client!=2001:db8::1");
        assertThat(press(opened, "/section=/zzz\t").prompt().orElseThrow().error())
                .contains("nothing on the screen begins like that");
        assertThat(typed("/\tx")).isEqualTo("section=x");
    }

    private String typed(String keys) {
        return press(opened, keys).prompt().orElseThrow().text();
    }

    @Test
    void upBringsTheLastFilters() {
        String up = "\u001b[A";
        ScreenState twice = press(opened, "/status=5xx\n/\u0015section=/api\n/\u0015\n");

        assertThat(press(twice, "/" + up).prompt().orElseThrow().text()).isEqualTo("section=/api");
        assertThat(press(twice, "/" + up + up + up).prompt().orElseThrow().text())
                .isEqualTo("status=5xx");
        assertThat(press(twice, "/me" + up + DOWN + DOWN).prompt().orElseThrow().text())
                .isEqualTo("me");
        assertThat(press(twice, "/" + up + up + "\n").viewpoint().filter())
                .isEqualTo(new TrafficFilter(List.of(Condition.parse("status=5xx"))));
        assertThat(press(opened, "/" + up + DOWN).prompt().orElseThrow().text()).isEmpty();
    }

    @Test
    void gGoesToATime() {
        assertThat(press(opened, "g09:00\n").viewpoint().at()).contains(Instant.parse("2026-11-21T09:00:00Z"));
        assertThat(press(opened, "g13:00\n").viewpoint().at()).contains(Instant.parse("2026-11-20T13:00:00Z"));
        assertThat(press(opened, "gyesterday 09:00\n").viewpoint().at())
                .contains(Instant.parse("2026-11-20T09:00:00Z"));
        assertThat(press(opened, "g-3h\n").viewpoint().at()).contains(NOON.minusSeconds(10_800));
        assertThat(press(opened, "g2026-11-01T10:00:00+01:00\n").viewpoint().at())
                .contains(Instant.parse("2026-11-01T09:00:00Z"));
        assertThat(press(press(opened, "g-3h\n"), "g\n").viewpoint()).isEqualTo(GIVEN);
        assertThat(press(opened, "g-3h\ngnow\n").viewpoint()).isEqualTo(GIVEN);
        assertThat(press(opened, "g2036-01-01\n").viewpoint()).isEqualTo(GIVEN);
        for (String wrong : List.of("25:00", "noon", "-3x", "2026-13-01", "-999999999999d", "09:00 yesterday")) {
            assertThat(press(opened, "g" + wrong + "\n").prompt().orElseThrow().error())
                    .as(wrong)
                    .hasValueSatisfying(error -> assertThat(error).contains("is not a time: write 09:00"));
        }
    }

    @Test
    void zZoomsOutAndInRoundAndRound() {
        assertThat(press(opened, "z").viewpoint().chart().zoom()).isEqualTo(Zoom.HOUR);
        assertThat(press(opened, "zzzz").viewpoint().chart().zoom()).isEqualTo(Zoom.WEEK);
        assertThat(press(opened, "Z").viewpoint().chart().zoom()).isEqualTo(Zoom.WEEK);
        assertThat(press(opened, "zzzzz").viewpoint()).isEqualTo(GIVEN);
        assertThat(press(opened, "l").viewpoint().chart().latency()).isTrue();
        assertThat(press(opened, "ll").viewpoint()).isEqualTo(GIVEN);
    }

    /** A time can be typed before the store has answered. */
    @Test
    void timesCountFromTheOpeningUntilATickIsAnswered() {
        ScreenState waiting = Scene.opened();
        assertThat(press(waiting, "g-3h\n").viewpoint().at()).contains(NOON.minusSeconds(10_800));
        assertThat(press(waiting, "[").viewpoint().at()).contains(NOON.minusSeconds(10));
        assertThat(press(waiting, "g\n").viewpoint()).isEqualTo(GIVEN);
        assertThat(press(waiting, "]").viewpoint()).isEqualTo(GIVEN);
    }

    @Test
    void keysBeforeTheFirstAnswerDoNoHarm() {
        ScreenState waiting = Scene.opened();
        for (String keys : List.of(
                "\n",
                "\t",
                "s",
                "[",
                "]",
                "{",
                "}",
                "a\n",
                "p",
                "?",
                DOWN,
                "/\n",
                "/\t",
                "t\n",
                "z",
                "l",
                "g09:00\n")) {
            assertThat(press(waiting, keys).isEnded()).isFalse();
        }
    }
}
