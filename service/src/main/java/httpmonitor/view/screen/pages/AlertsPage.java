package httpmonitor.view.screen.pages;

import httpmonitor.alert.AlertMessage;
import httpmonitor.alert.RuleEvent;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.text.AlertLines;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The page of all messages about the alert, in order and in full, with a cursor. */
final class AlertsPage {

    private final ZoneId zone;

    AlertsPage(ZoneId zone) {
        this.zone = zone;
    }

    List<Line> lines(ScreenState state, Size room) {
        List<RuleEvent> events = state.alertEvents();
        if (events.isEmpty()) {
            return List.of(Line.of("No alerts: nothing fired or recovered in the last week."));
        }
        int selected = state.browsing().cursors().alerts().in(events).row();
        List<Line> lines = new ArrayList<>();
        int upToSelected = 0;
        for (int i = 0; i < events.size(); i++) {
            RuleEvent one = events.get(i);
            Style style = i == selected ? Style.SELECTED : AlertLines.style(one.news());
            String text = new AlertMessage(one.rule(), zone).of(one.news());
            Line whole = Line.of(Span.of(i == selected ? "> " : "  "), new Span(style, text));
            lines.addAll(whole.folded(room.columns()));
            upToSelected = i <= selected ? lines.size() : upToSelected;
        }
        List<Line> shown = new ArrayList<>();
        shown.add(Line.of(new Span(Style.FAINT, "alerts, oldest first; Enter goes to that time")));
        shown.addAll(lines.subList(Math.clamp(upToSelected - room.rows() + 1, 0, lines.size()), lines.size()));
        return shown;
    }
}
