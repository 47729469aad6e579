package httpmonitor.view.screen.pages;

import httpmonitor.alert.AlertRule;
import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.StoredHit;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.view.screen.pages.Elsewhere.ServedPage;
import httpmonitor.view.screen.pages.Elsewhere.Setting;
import httpmonitor.view.screen.state.Page;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.screen.state.Viewpoint;
import httpmonitor.view.text.Line;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is looked at, as commands for a shell and as addresses for a browser, in lines that can be copied as they stand.
 *
 * @param everywhere the filter that the program was started with
 */
record CopyPage(TrafficFilter everywhere, Elsewhere elsewhere) {

    /** What is most like the screen first. */
    List<Line> lines(ScreenState state, Size room) {
        Viewpoint viewpoint = state.viewpoint();
        List<TrafficFilter> seen = Stream.of(
                        Optional.of(viewpoint.filter()), viewpoint.view().detail())
                .flatMap(Optional::stream)
                .toList();
        List<TrafficFilter> all =
                Stream.concat(Stream.of(everywhere), seen.stream()).toList();
        TimeRange interval = interval(state);
        Instant end = interval.to();
        boolean hits = state.browsing().trail().getLast().page() == Page.HITS;
        TimeRange range = hits ? range(state.hits(), end) : interval;
        CopiedText text = new CopiedText(room.columns());
        if (hits) {
            hits(text, range, Narrowing.of(seen), Narrowing.of(all));
        } else {
            text.command("the figures and lists of this tick", run("watch"), asking(tick(viewpoint, end), all));
        }
        elsewhere
                .page()
                .ifPresent(
                        page -> text.address("the same on the page", page.link().apply(range, Narrowing.of(seen))));
        elsewhere.kibana().ifPresent(kibana -> text.address("the hits in Kibana", kibana.apply(range, all)));
        alerts(text, state, end, all);
        text.command("the same, tick after tick", run("watch"), asking(List.of(), all));
        return text.lines(room.rows());
    }

    /** That of the figures: over a long span, they need not end at the newest tick. */
    private static TimeRange interval(ScreenState state) {
        Viewpoint viewpoint = state.viewpoint();
        return state.visible()
                .shown()
                .filter(answer -> answer.viewpoint().equals(viewpoint))
                .map(answer -> answer.report().range())
                .orElseGet(() ->
                        TimeRange.endingAt(viewpoint.at().orElse(state.feed().live()), viewpoint.interval()));
    }

    private String run(String command) {
        return elsewhere.program() + " " + command;
    }

    /** The options of a command about some hits. */
    private List<Setting> asking(List<Setting> own, List<TrafficFilter> filters) {
        List<Setting> options = new ArrayList<>(elsewhere.store());
        options.addAll(own);
        Narrowing.of(filters)
                .conditions()
                .forEach(condition -> options.add(new Setting("--filter", condition.toString())));
        return options;
    }

    private static List<Setting> tick(Viewpoint viewpoint, Instant end) {
        List<Setting> tick = new ArrayList<>(List.of(
                new Setting("--at", end.toString()), new Setting("--interval", DurationText.of(viewpoint.interval()))));
        String lists = viewpoint.view().lists().stream()
                .filter(list -> list != HitList.SECTIONS && list != HitList.CLIENTS)
                .map(HitList::label)
                .sorted()
                .collect(Collectors.joining(","));
        if (!lists.isEmpty()) {
            tick.add(new Setting("--lists", lists));
        }
        return tick;
    }

    /** No command prints hits: the page does, and its JSON. */
    private void hits(CopiedText text, TimeRange range, TrafficFilter seen, TrafficFilter all) {
        Optional<ServedPage> page = elsewhere.page();
        if (page.isPresent()) {
            String token = page.get()
                    .tokenFile()
                    .map(file -> " --oauth2-bearer \"$(cat " + ShellText.quoted(file) + ")\"")
                    .orElse("");
            List<Setting> asked = new ArrayList<>(
                    List.of(new Setting("-d", "from=" + range.from()), new Setting("-d", "to=" + range.to())));
            seen.conditions().forEach(condition -> asked.add(new Setting("--data-urlencode", "filter=" + condition)));
            text.command(
                    "these hits as JSON", "curl -sG" + token + " " + page.get().address() + "api/hits", asked);
        } else if (elsewhere.kibana().isEmpty()) {
            text.command(
                    "a page that shows these hits",
                    run("watch"),
                    asking(List.of(new Setting("--web", "8911")), List.of(all)));
        }
    }

    /** From the second of the oldest hit to that of the newest one. */
    private static TimeRange range(List<StoredHit> hits, Instant end) {
        if (hits.isEmpty()) {
            return new TimeRange(end.minusSeconds(1), end);
        }
        return new TimeRange(
                hits.getLast().time().truncatedTo(ChronoUnit.SECONDS),
                hits.getFirst().time().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    }

    private void alerts(CopiedText text, ScreenState state, Instant end, List<TrafficFilter> filters) {
        List<Setting> rule = rule(state.viewpoint().rule());
        List<Setting> range = new ArrayList<>(List.of(
                new Setting(
                        "--from", end.minus(state.viewpoint().chart().span()).toString()),
                new Setting("--to", end.toString())));
        range.addAll(rule);
        text.command("the alerts of these hits", run("alerts"), asking(range, filters));
        state.alert().ifPresent(at -> {
            List<Setting> one = new ArrayList<>(List.of(new Setting("--explain", at.toString())));
            one.addAll(rule);
            text.command("what made the alert under the cursor", run("alerts"), asking(one, filters));
        });
    }

    private static List<Setting> rule(AlertRule rule) {
        List<Setting> options = new ArrayList<>(List.of(
                new Setting("--threshold", rule.threshold().toPlainString()),
                new Setting("--window", DurationText.of(rule.window()))));
        if (rule.recoveryThreshold().compareTo(rule.threshold()) != 0) {
            options.add(
                    new Setting("--recovery-threshold", rule.recoveryThreshold().toPlainString()));
        }
        return options;
    }
}
