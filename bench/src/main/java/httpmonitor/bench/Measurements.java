package httpmonitor.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The measurements of one quantity.
 *
 * @param values in the order in which they were measured, at least one
 */
record Measurements(List<Double> values) {

    /** Copies the list. */
    Measurements {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    static Measurements of(double... values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return new Measurements(list);
    }

    /** These by those, pair by pair: what was measured turn by turn suffers from the same noise. */
    Measurements dividedBy(Measurements baseline) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ratios.add(values.get(i) / baseline.values.get(i));
        }
        return new Measurements(ratios);
    }

    Measurements times(double factor) {
        return new Measurements(values.stream().map(value -> value * factor).toList());
    }

    double median() {
        return percentile(50);
    }

    double min() {
        return percentile(0);
    }

    double max() {
        return percentile(100);
    }

    /** The nearest rank, so that every percentile is a value that was measured; {@code percent} from 0 to 100. */
    double percentile(double percent) {
        List<Double> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
