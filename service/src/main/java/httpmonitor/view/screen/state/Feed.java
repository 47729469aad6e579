package httpmonitor.view.screen.state;

import httpmonitor.alert.AlertMessage;
import httpmonitor.alert.RuleEvent;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The data that the screen has received so far.
 *
 * @param shown the newest answer for the viewpoint; empty until there is one
 * @param before the answer of the interval right before it, where that is known
 * @param live the end of the newest tick of the present; before the first tick, the time when the screen was opened
 * @param alert the newest evaluation of the command line's first rule
 * @param blindSaid the newest tick that reported the alert as blind
 * @param chart the figures for the chart
 * @param earlier the alert's events of the week before, oldest first, where they were read
 * @param longest the greatest length that each list has had
 * @param notes sentences for the user, oldest first
 */
public record Feed(
        Optional<AnsweredTick> shown,
        Optional<TickReport> before,
        Instant live,
        Optional<AlertReport> alert,
        Optional<Instant> blindSaid,
        ChartData chart,
        List<RuleEvent> earlier,
        Map<HitList, Integer> longest,
        List<String> notes) {

    private static final int NOTES_KEPT = 100;

    /** Within this time, the screen reports an interrupted connection once, even where it fails several times. */
    private static final Duration BLIND_ONCE_WITHIN = Duration.ofMinutes(5);

    private static final Pattern SIGHT = Pattern.compile("Blind since |Sees again");

    /** The feed before the first answer. */
    static Feed openedAt(Instant now) {
        return new Feed(
                Optional.empty(),
                Optional.empty(),
                now.truncatedTo(ChronoUnit.SECONDS),
                Optional.empty(),
                Optional.empty(),
                ChartData.EMPTY,
                List.of(),
                Map.of(),
                List.of());
    }

    /** With an answer for the viewpoint. */
    Feed with(AnsweredTick answer) {
        boolean present = answer.viewpoint().at().isEmpty();
        TickReport judged = answer.judged();
        boolean again = shown.map(old -> old.judged().range()).equals(Optional.of(judged.range()));
        return new Feed(
                        Optional.of(answer),
                        before(answer),
                        present ? judged.range().to() : live,
                        alert,
                        blindSaid,
                        chart.with(answer),
                        answer.earlier().orElse(earlier),
                        longest(answer.report()),
                        notes)
                .with(again ? List.of() : judged.notes());
    }

    private Map<HitList, Integer> longest(TickReport report) {
        Map<HitList, Integer> lengths = new EnumMap<>(HitList.class);
        lengths.putAll(longest);
        report.interval()
                .ifPresent(interval ->
                        interval.lists().forEach((list, groups) -> lengths.merge(list, groups.size(), Math::max)));
        return Map.copyOf(lengths);
    }

    private Optional<TickReport> before(AnsweredTick answer) {
        Optional<TickReport> last = shown.filter(old ->
                        old.viewpoint().filter().equals(answer.viewpoint().filter()))
                .map(AnsweredTick::report);
        if (last.map(TickReport::range).equals(Optional.of(answer.report().range()))) {
            return before;
        }
        TimeRange range = answer.report().range();
        return last.filter(old ->
                old.range().to().equals(range.from()) && old.range().length().equals(range.length()));
    }

    /** With a live tick while the screen shows another time or filter: only the news of the tick are added. */
    Feed withLive(TickReport report) {
        List<String> news = new ArrayList<>(report.notes());
        for (RuleEvent event : report.news()) {
            news.add(new AlertMessage(event.rule(), ZoneOffset.UTC).of(event.news()));
        }
        return new Feed(shown, before, report.range().to(), alert, blindSaid, chart, earlier, longest, notes)
                .with(news);
    }

    /**
     * With the alert of the command line's first rule as evaluated at {@code t}. A note says when it becomes blind.
     * Where it was blind a short while ago, the new note replaces the earlier ones about that.
     */
    Feed withAlert(AlertReport judged, Instant t) {
        Optional<TimeRange> span = judged.blind()
                .map(blind -> blind.since().truncatedTo(ChronoUnit.SECONDS))
                .filter(t::isAfter)
                .map(since -> new TimeRange(since, t));
        ChartData known = span.map(chart::withBlind).orElse(chart);
        boolean saw = alert.isPresent() && alert.get().blind().isEmpty();
        if (!saw || judged.blind().isEmpty()) {
            return new Feed(shown, before, live, Optional.of(judged), blindSaid, known, earlier, longest, notes);
        }
        boolean again = blindSaid
                .filter(said -> !t.isBefore(said) && t.isBefore(said.plus(BLIND_ONCE_WITHIN)))
                .isPresent();
        List<String> kept = again
                ? notes.stream()
                        .filter(note -> !SIGHT.matcher(note).lookingAt())
                        .toList()
                : notes;
        Instant since = judged.blind().get().since().truncatedTo(ChronoUnit.SECONDS);
        return new Feed(shown, before, live, Optional.of(judged), Optional.of(t), known, earlier, longest, kept)
                .with(List.of("Blind since " + since + "."));
    }

    /** With more sentences. */
    Feed with(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        List<String> newest = List.copyOf(all.subList(Math.max(0, all.size() - NOTES_KEPT), all.size()));
        return new Feed(shown, before, live, alert, blindSaid, chart, earlier, longest, newest);
    }

    /** The known events of the alert up to the tick that is shown, oldest first. */
    List<RuleEvent> alertEvents() {
        if (shown.isEmpty()) {
            return List.of();
        }
        TickReport judged = shown.get().judged();
        return Stream.concat(
                        earlier.stream()
                                .filter(event -> !event.news()
                                        .about()
                                        .isAfter(judged.range().to())),
                        judged.history().stream())
                .distinct()
                .sorted(Comparator.comparing(event -> event.news().about()))
                .toList();
    }
}
