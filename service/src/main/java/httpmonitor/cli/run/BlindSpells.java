package httpmonitor.cli.run;

import httpmonitor.console.Sentence;
import httpmonitor.poller.tick.AlertReport.Blind;
import httpmonitor.poller.tick.BlindNotices;
import httpmonitor.poller.tick.BlindNotices.Due;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.view.text.TimeText;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Reports when a poller turns blind, and when the cause changes: once each, not at every tick. Stateful; ticks come in
 * order.
 */
final class BlindSpells {

    private final TimeText time;
    private final BlindNotices notices = new BlindNotices();

    /** With times in this zone. */
    BlindSpells(ZoneId zone) {
        this.time = new TimeText(zone);
    }

    /** The report after a tick, a sentence for the user. */
    Optional<String> after(TickReport report) {
        Optional<Blind> blind = report.alert().blind();
        Due due = notices.after(report.range().to(), blind.map(Blind::cause));
        return due.begins() ? blind.map(this::sentence).map(said -> said + again(due.more())) : Optional.empty();
    }

    private static String again(int more) {
        return more == 0
                ? ""
                : " The same happened " + (more == 1 ? "once" : more + " times") + " more since the last report.";
    }

    private String sentence(Blind blind) {
        return Sentence.of("Blind since " + time.of(blind.since()) + ": " + time.inSentence(blind.reason()));
    }
}
