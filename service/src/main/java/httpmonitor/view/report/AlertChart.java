package httpmonitor.view.report;

import httpmonitor.alert.Alert;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.WindowCount;
import httpmonitor.alert.explain.HitBuckets;
import httpmonitor.traffic.DurationText;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Sparkline;
import httpmonitor.view.text.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A chart of the time around an alert: the compared value in each bucket, the threshold as a line across, and marks
 * where it fired and recovered.
 *
 * @param buckets at least one
 */
record AlertChart(AlertRule rule, Alert alert, HitBuckets buckets, Glyphs glyphs) {

    private static final int HEIGHT = 8;
    private static final String MARK = "^";

    List<Line> lines(TimeText time) {
        String unit = rule.isShare() ? "%" : "/s";
        boolean highIsGood = rule.isAboutMissing();
        List<Line> lines = new ArrayList<>(
                new Sparkline(levels(), Set.of(), rule.bound(alert.window()), glyphs, unit, highIsGood).lines(HEIGHT));
        lines.add(marks());
        lines.add(Line.of("%s to %s, %s a column, %s fired%s"
                .formatted(
                        time.of(buckets.range().from()),
                        time.of(buckets.range().to()),
                        DurationText.of(buckets.step()),
                        MARK,
                        alert.recoveredAt().isPresent() ? ", recovered" : "")));
        return lines;
    }

    private List<OptionalDouble> levels() {
        List<OptionalDouble> levels = new ArrayList<>();
        for (int i = 0; i < buckets.counts().size(); i++) {
            levels.add(level(buckets.counts().get(i), buckets.rangeOf(i).seconds()));
        }
        return levels;
    }

    /** The compared value; a share of no hits is unknown. */
    private OptionalDouble level(WindowCount count, long seconds) {
        if (!rule.isShare()) {
            return OptionalDouble.of((double) count.hits() / seconds);
        }
        return count.total() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(count.percent().doubleValue());
    }

    private Line marks() {
        StringBuilder marks = new StringBuilder(" ".repeat(buckets.counts().size()));
        mark(marks, alert.firedAt());
        alert.recoveredAt().ifPresent(recovered -> mark(marks, recovered));
        return Line.of(" ".repeat(Sparkline.SCALE_WIDTH) + marks);
    }

    private void mark(StringBuilder marks, Instant second) {
        Duration after = Duration.between(buckets.range().from(), second);
        // The end of the range has no column of its own.
        int column = Math.min(Math.toIntExact(after.dividedBy(buckets.step())), marks.length() - 1);
        marks.replace(column, column + 1, MARK);
    }
}
