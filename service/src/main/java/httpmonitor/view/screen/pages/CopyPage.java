package httpmonitor.view.screen.pages;

import httpmonitor.alert.AlertRule;
import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.screen.state.Viewpoint;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is looked at, as commands for a shell: each option on a line of its own, so that a terminal's lines can be
 * copied as they stand.
 *
 * @param everywhere the filter that the program was started with
 */
record CopyPage(TrafficFilter everywhere) {

    private static final String MORE = " \\";

    List<Line> lines(ScreenState state) {
        Viewpoint viewpoint = state.viewpoint();
        List<Condition> conditions = Stream.of(
                        Optional.of(everywhere),
                        Optional.of(viewpoint.filter()),
                        viewpoint.view().detail())
                .flatMap(Optional::stream)
                .flatMap(filter -> filter.conditions().stream())
                .distinct()
                .toList();
        List<String> filters = conditions.stream()
                .map(condition -> "--filter " + quoted(condition.toString()))
                .toList();
        Instant end = viewpoint.at().or(() -> state.feed().live()).orElse(Instant.EPOCH);
        List<Line> lines = new ArrayList<>();
        List<String> tick =
                new ArrayList<>(List.of("watch", "--at " + end, "--interval " + DurationText.of(viewpoint.interval())));
        if (!viewpoint.view().lists().isEmpty()) {
            tick.add("--lists "
                    + viewpoint.view().lists().stream()
                            .map(list -> list.label())
                            .filter(list -> !list.equals("sections") && !list.equals("clients"))
                            .sorted()
                            .collect(Collectors.joining(",")));
            tick.removeIf(option -> option.equals("--lists "));
        }
        lines.addAll(command("the figures and lists of this tick", tick, filters));
        lines.addAll(command("the same, tick after tick", List.of("watch"), filters));
        List<String> judged = new ArrayList<>(List.of(rule(viewpoint.rule())));
        judged.addAll(filters);
        lines.addAll(command(
                "the alerts of these hits",
                List.of("alerts", "--from " + end.minus(viewpoint.chart().span()), "--to " + end),
                judged));
        state.alert()
                .ifPresent(at -> lines.addAll(
                        command("what made the alert under the cursor", List.of("alerts", "--explain " + at), judged)));
        return lines;
    }

    private static String rule(AlertRule rule) {
        boolean one = rule.recoveryThreshold().compareTo(rule.threshold()) == 0;
        return "--threshold " + rule.threshold().toPlainString() + " --window " + DurationText.of(rule.window())
                + (one
                        ? ""
                        : " --recovery-threshold " + rule.recoveryThreshold().toPlainString());
    }

    private static List<Line> command(String title, List<String> options, List<String> filters) {
        List<String> all = Stream.concat(options.stream(), filters.stream()).toList();
        List<Line> lines = new ArrayList<>(List.of(Line.of(new Span(Style.FAINT, "# " + title))));
        for (int i = 0; i < all.size(); i++) {
            lines.add(Line.of((i == 0 ? "./run.sh " : "  ") + all.get(i) + (i < all.size() - 1 ? MORE : "")));
        }
        lines.add(Line.EMPTY);
        return lines;
    }

    /** As one word of a POSIX shell. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
