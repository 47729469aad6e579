package httpmonitor.cli;

import httpmonitor.poller.tick.AlertReport.Blind;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.view.text.TimeText;
import java.time.ZoneId;
import java.util.Optional;

/** Says when a poller turns blind, and when something else makes it blind: once each, not at every tick. Stateful; ticks in order. */
final class BlindSpells {

    private final TimeText time;
    private Optional<String> told = Optional.empty();

    /** With times in this zone. */
    BlindSpells(ZoneId zone) {
        this.time = new TimeText(zone);
    }

    /** What there is to say after a tick, a sentence for the user. */
    Optional<String> after(TickReport report) {
        Optional<Blind> blind = report.alert().blind();
        Optional<String> cause = blind.map(Blind::cause);
        boolean known = cause.equals(told);
        told = cause;
        return known ? Optional.empty() : blind.map(this::sentence);
    }

    private String sentence(Blind blind) {
        return Sentence.of("Blind since " + time.of(blind.since()) + ": " + time.inSentence(blind.reason()));
    }
}
