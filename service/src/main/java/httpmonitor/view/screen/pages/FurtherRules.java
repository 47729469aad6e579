package httpmonitor.view.screen.pages;

import httpmonitor.alert.AlertState;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.view.text.AlertLines;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One line for each rule after the first. Firing rules come first; the last line counts those that have no room.
 *
 * @param words writes the line of a rule
 */
record FurtherRules(AlertLines words, TickReport report) {

    /** At most {@code rows} lines. */
    List<Line> lines(int rows) {
        List<AlertReport> rules = report.furtherAlerts().stream()
                .sorted(Comparator.comparing(rule -> !isFiring(rule)))
                .toList();
        List<Line> lines = new ArrayList<>();
        if (rows > 1 || rules.isEmpty()) {
            AlertLines.flapping(report.alert()).ifPresent(lines::add);
        }
        int room = rows - lines.size();
        int shown = rules.size() <= room ? rules.size() : Math.max(0, room - 1);
        rules.subList(0, shown).forEach(rule -> lines.add(words.rule(rule)));
        if (shown < rules.size()) {
            lines.add(more(rules.subList(shown, rules.size())));
        }
        return lines.subList(0, Math.min(rows, lines.size()));
    }

    private static boolean isFiring(AlertReport rule) {
        return rule.state().orElse(null) instanceof AlertState.Firing;
    }

    private static Line more(List<AlertReport> hidden) {
        Line line = Line.of("+" + hidden.size() + " more " + (hidden.size() == 1 ? "rule" : "rules"));
        String firing = hidden.stream()
                .filter(FurtherRules::isFiring)
                .map(rule -> rule.rule().name().orElseThrow())
                .collect(Collectors.joining(", "));
        return firing.isEmpty() ? line : line.append(Span.of(", "), new Span(Style.FIRING, "FIRING: " + firing));
    }
}
