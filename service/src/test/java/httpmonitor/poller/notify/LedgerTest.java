package httpmonitor.poller.notify;

import static httpmonitor.poller.notify.AlertFixtures.at;
import static httpmonitor.poller.notify.AlertFixtures.ended;
import static httpmonitor.poller.notify.AlertFixtures.firing;
import static httpmonitor.poller.notify.AlertFixtures.view;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void anAlertThatEndsBeforeItFiresIsNone() {
        LedgerEntry open = LedgerEntry.of(firing(-300), at(-290));
        Ledger ledger = new Ledger(List.of(open, LedgerEntry.of(ended(60, -230), at(-230))), Instant.EPOCH);

        assertThat(ledger.entries()).containsExactly(open);
        assertThat(ledger.with(view(70, firing(-300), ended(60, 60))).entries())
                .extracting(LedgerEntry::alert)
                .containsExactly(firing(-300));
        assertThat(ledger.with(view(70, ended(60, -230))).entries())
                .extracting(LedgerEntry::alert)
                .containsExactly(firing(-300).goneAt(at(70)));
    }

    @Test
    void anAlertDoesNotEndBeforeItFires() {
        LedgerEntry ahead = LedgerEntry.of(firing(60), at(10));

        assertThat(new Ledger(List.of(ahead), Instant.EPOCH).with(view(20)).entries())
                .containsExactly(ahead);
    }
}
