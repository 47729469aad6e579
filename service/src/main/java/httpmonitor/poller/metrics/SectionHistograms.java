package httpmonitor.poller.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Histograms that grow from tick to tick, as counters do, of a bounded number of sections. Where all places are taken,
 * a section that has become busy takes the place of one that is no longer among the busiest. A section that comes back
 * starts from zero.
 *
 * @param bySection by their names, in the order in which they came
 */
record SectionHistograms(Map<String, SectionHistogram> bySection) {

    static final SectionHistograms NONE = new SectionHistograms(Map.of());

    /** The ten busiest, and all others. */
    private static final int MOST = 11;

    SectionHistograms {
        bySection = Collections.unmodifiableMap(new LinkedHashMap<>(bySection));
    }

    /** With those of one more tick. */
    SectionHistograms plus(List<SectionHistogram> tick) {
        Map<String, SectionHistogram> sums = new LinkedHashMap<>(bySection);
        Set<String> now = tick.stream().map(SectionHistogram::section).collect(Collectors.toSet());
        long newcomers =
                now.stream().filter(section -> !sums.containsKey(section)).count();
        for (String section : new ArrayList<>(sums.keySet())) {
            if (sums.size() + newcomers > MOST && !now.contains(section)) {
                sums.remove(section);
            }
        }
        tick.forEach(histogram -> sums.merge(histogram.section(), histogram, SectionHistogram::plus));
        return new SectionHistograms(sums);
    }
}
