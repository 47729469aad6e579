package httpmonitor.poller.notify;

import static httpmonitor.poller.notify.AlertFixtures.at;
import static httpmonitor.poller.notify.AlertFixtures.blindView;
import static httpmonitor.poller.notify.AlertFixtures.ended;
import static httpmonitor.poller.notify.AlertFixtures.firing;
import static httpmonitor.poller.notify.AlertFixtures.view;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeciderTest {

    private final Decider me = decider("me", false);
    private final Decider other = decider("other", false);

    private static Decider decider(String name, boolean corrections) {
        return new Decider(name, Duration.ofSeconds(60), Duration.ofSeconds(20), corrections);
    }

    private static Decision decide(Decider decider, Ledger ledger, RuleView view, long now) {
        return decider.decide(ledger, view, Optional.empty(), Optional.empty(), at(now));
    }

    private static Notice notice(Decision decision) {
        return ((Decision.Send) decision).notice();
    }

    private static Ledger claimed(Decider decider, Ledger ledger, RuleView view, long now) {
        return ((Decision.Claim) decide(decider, ledger, view, now)).ledger();
    }

    /** Claims, sends, and writes down. */
    private static Ledger notified(Decider decider, Ledger ledger, RuleView view, long now) {
        Ledger claimed = claimed(decider, ledger, view, now);
        Notice sent = notice(decide(decider, claimed, view, now));
        return ((Decision.Confirm) decider.decide(claimed, view, Optional.of(sent), Optional.empty(), at(now)))
                .ledger();
    }

    @Test
    void aQuietRuleIsSettled() {
        assertThat(decide(me, Ledger.EMPTY, view(10), 13)).isEqualTo(new Decision.Settled());
    }

    @Test
    void aFireIsClaimedThenDeliveredThenRecorded() {
        RuleView view = view(10, firing(5));

        Decision first = decide(me, Ledger.EMPTY, view, 13);
        Ledger claimed = ((Decision.Claim) first).ledger();
        Decision second = decide(me, claimed, view, 13);
        assertThat(notice(second)).extracting(Notice::kind).isEqualTo(Notice.Kind.FIRED);
        assertThat(decide(me, notified(me, Ledger.EMPTY, view, 13), view, 14)).isInstanceOf(Decision.Settled.class);
    }

    @Test
    void whatAnotherHasClaimedIsWaitedForAndThenTakenOver() {
        RuleView view = view(10, firing(5));
        Ledger claimed = claimed(other, Ledger.EMPTY, view, 13);

        LedgerEntry.Claim claim = claimed.entries().getFirst().claim().orElseThrow();
        assertThat(claim.until()).isEqualTo(at(73));
        assertThat(decide(me, claimed, view, 72)).isEqualTo(new Decision.Wait(claim));
        assertThat(decide(me, claimed, view, 73)).isInstanceOf(Decision.Claim.class);
    }

    @Test
    void aClaimOfAClockThatWasAheadIsTakenOverAfterTheTimeOfAClaim() {
        RuleView view = view(10, firing(5));
        Ledger ahead = claimed(other, Ledger.EMPTY, view, 3_613);

        Decision.Wait wait = (Decision.Wait) decide(me, ahead, view, 14);
        assertThat(me.decide(ahead, view, Optional.empty(), Optional.of(wait.claim()), at(74)))
                .isInstanceOf(Decision.Claim.class);
    }

    @Test
    void ourOwnClaimOfATimeWhenOurClockWasAheadIsReplaced() {
        RuleView view = view(10, firing(5));
        Ledger ahead = claimed(me, Ledger.EMPTY, view, 3_613);

        Ledger right = claimed(me, ahead, view, 14);
        assertThat(right.entries().getFirst().claim().orElseThrow().until()).isEqualTo(at(74));
        assertThat(decide(me, right, view, 14)).isInstanceOf(Decision.Send.class);
    }

    @Test
    void whoSeesNothingYetTakesOverFromTheLedger() {
        Ledger claimed = claimed(other, Ledger.EMPTY, view(10, firing(5)), 13);

        Ledger mine = claimed(me, claimed, blindView(0), 80);
        assertThat(notice(decide(me, mine, blindView(0), 80)))
                .extracting(Notice::kind)
                .isEqualTo(Notice.Kind.FIRED);
    }

    @Test
    void aClaimThatIsTooShortIsRenewedBeforeTelling() {
        RuleView view = view(10, firing(5));
        Ledger claimed = claimed(me, Ledger.EMPTY, view, 13);

        assertThat(decide(me, claimed, view, 53)).isInstanceOf(Decision.Send.class);
        assertThat(decide(me, claimed, view, 54)).isInstanceOf(Decision.Claim.class);
    }

    @Test
    void aRecoveryIsDeliveredOnceByTheFirstPollerThatSeesIt() {
        Ledger fired = notified(other, Ledger.EMPTY, view(10, firing(5)), 13);

        Ledger recovered = notified(me, fired, view(20, ended(5, 15)), 23);
        assertThat(decide(other, recovered, view(20, ended(5, 15)), 24)).isInstanceOf(Decision.Settled.class);
        assertThat(decide(other, recovered, view(10, firing(5)), 24)).isInstanceOf(Decision.Settled.class);
    }

    @Test
    void aCorrectedSecondIsTheSameAlert() {
        Ledger fired = notified(me, Ledger.EMPTY, view(10, firing(5)), 13);
        assertThat(decide(me, fired, view(20, firing(2)), 23)).isInstanceOf(Decision.Settled.class);

        Ledger recovered = notified(me, fired, view(30, ended(2, 25)), 33);
        assertThat(decide(me, recovered, view(40, ended(2, 28)), 43)).isInstanceOf(Decision.Settled.class);
    }

    @Test
    void aTargetThatWantsCorrectionsGetsThem() {
        Decider corrected = decider("me", true);
        Ledger fired = notified(corrected, Ledger.EMPTY, view(10, firing(5)), 13);

        Ledger claimed = claimed(corrected, fired, view(20, firing(2)), 23);
        Notice notice = notice(decide(corrected, claimed, view(20, firing(2)), 23));
        assertThat(notice).extracting(Notice::kind).isEqualTo(Notice.Kind.CORRECTED);
        assertThat(notice.key()).isEqualTo(at(5));
        Ledger notified = notified(corrected, fired, view(20, firing(2)), 23);
        assertThat(decide(corrected, notified, view(30, firing(2)), 33)).isInstanceOf(Decision.Settled.class);
    }

    @Test
    void anAlertThatWasOverWhenItWasFoundIsDeliveredOnceAsLate() {
        Ledger claimed = claimed(me, Ledger.EMPTY, view(100, ended(5, 15)), 103);

        assertThat(notice(decide(me, claimed, view(100, ended(5, 15)), 103)))
                .extracting(Notice::kind)
                .isEqualTo(Notice.Kind.LATE);
        Ledger notified = notified(me, Ledger.EMPTY, view(100, ended(5, 15)), 103);
        assertThat(decide(me, notified, view(110, ended(5, 15)), 113)).isInstanceOf(Decision.Settled.class);
    }

    @Test
    void aRecoveryThatLateHitsUndidIsDeliveredAsStillFiring() {
        Ledger notified = notified(me, notified(me, Ledger.EMPTY, view(10, firing(5)), 13), view(20, ended(5, 15)), 23);

        RuleView reopened = view(30, firing(5));
        assertThat(notice(decide(me, claimed(me, notified, reopened, 33), reopened, 33)))
                .extracting(Notice::kind)
                .isEqualTo(Notice.Kind.STILL_FIRING);
        Ledger again = notified(me, notified, reopened, 33);
        assertThat(decide(me, again, view(20, ended(5, 15)), 34))
                .as("an older view")
                .isInstanceOf(Decision.Settled.class);
        RuleView over = view(50, ended(5, 45));
        assertThat(notice(decide(me, claimed(me, again, over, 53), over, 53)))
                .extracting(Notice::kind)
                .isEqualTo(Notice.Kind.RECOVERED);
    }

    @Test
    void twoAlertsThatBecomeOneAreDeliveredAsOne() {
        Ledger both = notified(me, Ledger.EMPTY, view(100, ended(5, 15), firing(90)), 103);
        both = notified(me, both, view(100, ended(5, 15), firing(90)), 103);

        assertThat(decide(me, both, view(110, firing(5)), 113)).isInstanceOf(Decision.Settled.class);
        RuleView over = view(120, ended(5, 115));
        Ledger claimed = claimed(me, both, over, 123);
        assertThat(notice(decide(me, claimed, over, 123)))
                .isEqualTo(new Notice(
                        Notice.Kind.RECOVERED,
                        AlertFixtures.RULE,
                        ended(5, 115),
                        at(5),
                        Optional.of(firing(90)),
                        List.of(at(90))));
        assertThat(notified(me, both, over, 123).entries()).hasSize(1);
    }

    @Test
    void aTargetThatWantsCorrectionsLearnsOnceWhichAlertsHaveBecomeOne() {
        Decider corrected = decider("me", true);
        RuleView two = view(100, ended(5, 15), firing(90));
        Ledger both = notified(corrected, notified(corrected, Ledger.EMPTY, two, 103), two, 103);

        RuleView one = view(110, firing(5));
        Notice notice = notice(decide(corrected, claimed(corrected, both, one, 113), one, 113));
        assertThat(notice).extracting(Notice::kind).isEqualTo(Notice.Kind.CORRECTED);
        assertThat(notice.key()).isEqualTo(at(5));
        assertThat(notice.joined()).containsExactly(at(90));
        Ledger joined = notified(corrected, both, one, 113);
        assertThat(decide(corrected, joined, one, 114)).isInstanceOf(Decision.Settled.class);
        RuleView over = view(120, ended(5, 115));
        assertThat(notice(decide(corrected, claimed(corrected, joined, over, 123), over, 123))
                        .joined())
                .isEmpty();
    }

    @Test
    void anAlertThatEndedWhileNoPollerRanIsDeliveredAsRecovered() {
        Ledger fired = notified(other, Ledger.EMPTY, view(10, firing(5)), 13);

        RuleView later = view(90_000);
        Notice notice = notice(decide(me, claimed(me, fired, later, 90_003), later, 90_003));
        assertThat(notice).extracting(Notice::kind).isEqualTo(Notice.Kind.RECOVERED);
        assertThat(notice.message())
                .isEqualTo("Recovered from high traffic - no longer firing at 2026-11-22T13:00:00Z, peak 10.83/s");
    }

    @Test
    void nothingRecoversWhileBlind() {
        Ledger fired = notified(me, Ledger.EMPTY, view(10, firing(5)), 13);

        assertThat(decide(me, fired, blindView(100), 103)).isInstanceOf(Decision.Settled.class);
        assertThat(decide(me, fired, blindView(10, firing(5)), 103)).isInstanceOf(Decision.Settled.class);
    }

    @Test
    void aNoticeThatMayHaveBeenDeliveredIsCorrectedWhereItIsNoLongerTrue() {
        RuleView over = view(20, ended(5, 15));
        Ledger notified = notified(me, notified(me, Ledger.EMPTY, view(10, firing(5)), 13), over, 23);
        Ledger maybe = claimed(other, notified, view(30, firing(5)), 33);

        RuleView again = view(50, ended(5, 45));
        Ledger mine = claimed(me, maybe, again, 100);
        assertThat(notice(decide(me, mine, again, 100)))
                .extracting(Notice::kind)
                .isEqualTo(Notice.Kind.RECOVERED);
        Ledger third = claimed(other, mine, again, 200);
        assertThat(notice(decide(other, third, again, 200)))
                .as("the doubt lasts until something is known to be delivered")
                .extracting(Notice::kind)
                .isEqualTo(Notice.Kind.RECOVERED);
        assertThat(decide(other, notified(other, mine, again, 200), again, 201)).isInstanceOf(Decision.Settled.class);
    }

    @Test
    void theLedgerForgetsOldAlertsAndNeverDeliversThemAgain() {
        Ledger old = notified(me, Ledger.EMPTY, view(100, ended(5, 15)), 103);

        Ledger next = notified(me, old, view(90_000, ended(5, 15), firing(89_990)), 90_003);
        assertThat(next.entries()).extracting(LedgerEntry::key).containsExactly(at(89_990));
        assertThat(next.settledUntil()).isEqualTo(at(15));
        assertThat(decide(me, next, view(90_010, ended(5, 15), firing(89_990)), 90_013))
                .isInstanceOf(Decision.Settled.class);
    }

    @Test
    void whatFiresNowIsDeliveredBeforeWhatWasFoundLate() {
        RuleView view = view(100, ended(5, 15), ended(30, 40), firing(90));

        Ledger fired = notified(me, Ledger.EMPTY, view, 103);
        assertThat(fired.entries())
                .filteredOn(entry -> entry.notified().isPresent())
                .extracting(LedgerEntry::key)
                .containsExactly(at(90));
        assertThat(notice(decide(me, claimed(me, fired, view, 104), view, 104)).key())
                .isEqualTo(at(5));
    }

    @Test
    void aRecoveryIsDeliveredBeforeTheNextFire() {
        Ledger fired = notified(me, Ledger.EMPTY, view(20, firing(5)), 23);
        RuleView view = view(50, ended(5, 40), firing(45));

        assertThat(notice(decide(me, claimed(me, fired, view, 53), view, 53)))
                .returns(at(5), Notice::key)
                .returns(Notice.Kind.RECOVERED, Notice::kind);
    }

    @Test
    void anAlertThatEndedADayAgoIsNotDeliveredAnyMoreWhereTheTargetNeverKnewOfIt() {
        Ledger fired = notified(me, Ledger.EMPTY, view(10, firing(5)), 13);
        Ledger away = claimed(me, fired, view(100, ended(5, 15), ended(30, 40), firing(90)), 103);
        RuleView later = view(90_000, ended(90, 89_000), firing(89_990));

        assertThat(away.outdated(at(90_003))).isEqualTo(1);
        Ledger next = claimed(me, away, later, 90_003);
        assertThat(next.entries())
                .as("the target knows the first as firing; the second has just ended")
                .extracting(LedgerEntry::key)
                .containsExactly(at(5), at(90), at(89_990));
        assertThat(next.settledUntil()).isEqualTo(at(40));
        assertThat(next.outdated(at(90_003))).isZero();
        assertThat(next.with(view(90_010, ended(30, 40), firing(89_990))).entries())
                .extracting(LedgerEntry::key)
                .doesNotContain(at(30));
    }

    @Test
    void aDeliveryOfAnotherPollerInTheMeantimeIsNotOverwritten() {
        RuleView seen = view(10, firing(5));
        Notice slow = notice(decide(me, claimed(me, Ledger.EMPTY, seen, 13), seen, 13));
        Ledger theirs = notified(other, claimed(me, Ledger.EMPTY, seen, 13), seen, 80);

        assertThat(me.decide(theirs, seen, Optional.of(slow), Optional.empty(), at(90)))
                .isInstanceOf(Decision.Settled.class);
    }
}
