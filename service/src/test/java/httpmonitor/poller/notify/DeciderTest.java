package httpmonitor.poller.notify;

import static httpmonitor.poller.notify.AlertFixtures.at;
import static httpmonitor.poller.notify.AlertFixtures.blindView;
import static httpmonitor.poller.notify.AlertFixtures.ended;
import static httpmonitor.poller.notify.AlertFixtures.firing;
import static httpmonitor.poller.notify.AlertFixtures.view;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeciderTest {

    private final Decider me = decider("me", false);
    private final Decider other = decider("other", false);

    private static Decider decider(String name, boolean corrections) {
        return new Decider(name, Duration.ofSeconds(60), Duration.ofSeconds(20), corrections);
    }

    private static Decision decide(Decider decider, Ledger ledger, RuleView view, long now) {
        return decider.decide(ledger, view, Optional.empty(), at(now));
    }

    private static Notice notice(Decision decision) {
        return ((Decision.Send) decision).sending().notice();
    }

    private static Ledger claimed(Decider decider, Ledger ledger, RuleView view, long now) {
        return ((Decision.Claim) decide(decider, ledger, view, now)).ledger();
    }

    /** Claims, sends, and writes down. */
    private static Ledger notified(Decider decider, Ledger ledger, RuleView view, long now) {
        Ledger claimed = claimed(decider, ledger, view, now);
        Sending sending = ((Decision.Send) decide(decider, claimed, view, now)).sending();
        return ((Decision.Confirm) decider.decide(claimed, view, Optional.of(sending), at(now))).ledger();
    }

    @Test
    void aQuietRuleIsSettled() {
        assertThat(decide(me, Ledger.EMPTY, view(10), 13))
                .isEqualTo(new Decision.Settled("everything has been delivered"));
    }

    @Test
    void aFireIsClaimedThenDeliveredThenRecorded() {
        RuleView view = view(10, firing(5));

        Decision first = decide(me, Ledger.EMPTY, view, 13);
        assertThat(first.reason()).isEqualTo("no poller has claimed it");
        Ledger claimed = ((Decision.Claim) first).ledger();
        Decision second = decide(me, claimed, view, 13);
        assertThat(notice(second)).isInstanceOf(Notice.Fired.class);
        assertThat(decide(me, notified(me, Ledger.EMPTY, view, 13), view, 14)).isInstanceOf(Decision.Settled.class);
    }

    @Test
    void whatAnotherHasClaimedIsWaitedForAndThenTakenOver() {
        RuleView view = view(10, firing(5));
        Ledger claimed = claimed(other, Ledger.EMPTY, view, 13);

        assertThat(decide(me, claimed, view, 14)).isEqualTo(new Decision.Wait(at(73), "other has claimed it"));
        assertThat(decide(me, claimed, view, 73).reason()).isEqualTo("the claim of other has run out");
    }

    @Test
    void whoSeesNothingYetTakesOverFromTheLedger() {
        Ledger claimed = claimed(other, Ledger.EMPTY, view(10, firing(5)), 13);

        Ledger mine = claimed(me, claimed, blindView(0), 80);
        assertThat(notice(decide(me, mine, blindView(0), 80))).isInstanceOf(Notice.Fired.class);
    }

    @Test
    void aClaimThatIsTooShortIsRenewedBeforeTelling() {
        RuleView view = view(10, firing(5));
        Ledger claimed = claimed(me, Ledger.EMPTY, view, 13);

        assertThat(decide(me, claimed, view, 53)).isInstanceOf(Decision.Send.class);
        assertThat(decide(me, claimed, view, 54).reason()).isEqualTo("too little is left of our own claim");
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
        assertThat(notice).isInstanceOf(Notice.Corrected.class);
        assertThat(notice.key()).isEqualTo(at(5));
        Ledger notified = notified(corrected, fired, view(20, firing(2)), 23);
        assertThat(decide(corrected, notified, view(30, firing(2)), 33)).isInstanceOf(Decision.Settled.class);
    }

    @Test
    void anAlertThatWasOverWhenItWasFoundIsDeliveredOnceAsLate() {
        Ledger claimed = claimed(me, Ledger.EMPTY, view(100, ended(5, 15)), 103);

        assertThat(notice(decide(me, claimed, view(100, ended(5, 15)), 103))).isInstanceOf(Notice.Late.class);
        Ledger notified = notified(me, Ledger.EMPTY, view(100, ended(5, 15)), 103);
        assertThat(decide(me, notified, view(110, ended(5, 15)), 113)).isInstanceOf(Decision.Settled.class);
    }

    @Test
    void aRecoveryThatLateHitsUndidIsDeliveredAsStillFiring() {
        Ledger notified = notified(me, notified(me, Ledger.EMPTY, view(10, firing(5)), 13), view(20, ended(5, 15)), 23);

        RuleView reopened = view(30, firing(5));
        assertThat(notice(decide(me, claimed(me, notified, reopened, 33), reopened, 33)))
                .isInstanceOf(Notice.StillFiring.class);
        Ledger again = notified(me, notified, reopened, 33);
        assertThat(decide(me, again, view(20, ended(5, 15)), 34))
                .as("an older view")
                .isInstanceOf(Decision.Settled.class);
        RuleView over = view(50, ended(5, 45));
        assertThat(notice(decide(me, claimed(me, again, over, 53), over, 53))).isInstanceOf(Notice.Recovered.class);
    }

    @Test
    void twoAlertsThatBecomeOneAreDeliveredAsOne() {
        Ledger both = notified(me, Ledger.EMPTY, view(100, ended(5, 15), firing(90)), 103);
        both = notified(me, both, view(100, ended(5, 15), firing(90)), 103);

        assertThat(decide(me, both, view(110, firing(5)), 113)).isInstanceOf(Decision.Settled.class);
        RuleView over = view(120, ended(5, 115));
        Ledger claimed = claimed(me, both, over, 123);
        assertThat(notice(decide(me, claimed, over, 123)))
                .isEqualTo(new Notice.Recovered(AlertFixtures.RULE, ended(5, 115), at(5)));
        assertThat(notified(me, both, over, 123).entries()).hasSize(1);
    }

    @Test
    void anAlertThatEndedWhileNoPollerRanIsDeliveredAsRecovered() {
        Ledger fired = notified(other, Ledger.EMPTY, view(10, firing(5)), 13);

        RuleView later = view(90_000);
        Notice notice = notice(decide(me, claimed(me, fired, later, 90_003), later, 90_003));
        assertThat(notice).isInstanceOf(Notice.Recovered.class);
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
        assertThat(notice(decide(me, mine, again, 100))).isInstanceOf(Notice.Recovered.class);
        Ledger third = claimed(other, mine, again, 200);
        assertThat(notice(decide(other, third, again, 200)))
                .as("the doubt lasts until something is known to be delivered")
                .isInstanceOf(Notice.Recovered.class);
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
    void aDeliveryOfAnotherPollerInTheMeantimeIsNotOverwritten() {
        RuleView seen = view(10, firing(5));
        Sending slow = ((Decision.Send) decide(me, claimed(me, Ledger.EMPTY, seen, 13), seen, 13)).sending();
        Ledger theirs = notified(other, claimed(me, Ledger.EMPTY, seen, 13), seen, 80);

        assertThat(me.decide(theirs, seen, Optional.of(slow), at(90))).isInstanceOf(Decision.Settled.class);
    }
}
