package httpmonitor.view.text;

import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSnapshot.UnparsedLine;
import java.util.ArrayList;
import java.util.List;

/** The sentences while no hit is stored: what there is instead, and what to do. */
public final class FirstSteps {

    private FirstSteps() {}

    /** The sentences, each on one line; the lines are not cut to the width. */
    public static List<Line> lines(TrafficSnapshot traffic) {
        List<String> sentences = new ArrayList<>();
        if (traffic.store().unparsed() > 0) {
            sentences.addAll(unparsed(traffic));
        } else if (!traffic.store().heartbeats().isEmpty()) {
            sentences.add(nothing(traffic));
            traffic.store().heartbeats().forEach(source -> sentences.add(waiting(source)));
        } else if (traffic.store().indices() == 0) {
            sentences.add("No hits are stored yet. ./generate-logs.sh writes some to logs/access.log, "
                    + "./run.sh ship FILE reads a log of yours.");
            sentences.add("If you expected hits: no index matches --index, and no source ships to this Elasticsearch.");
        } else {
            sentences.add(nothing(traffic));
        }
        return sentences.stream().map(Line::of).toList();
    }

    /**
     * The sentence without hits. A filter may have hidden hits only where there is an index, which a first hit makes.
     */
    private static String nothing(TrafficSnapshot traffic) {
        return traffic.store().indices() == 0
                ? "No hits are stored yet."
                : "No hits are stored, or none that passes the filter.";
    }

    private static List<String> unparsed(TrafficSnapshot traffic) {
        String lines =
                traffic.store().unparsed() == 1 ? "1 line" : traffic.store().unparsed() + " lines";
        String newest = traffic.store().newestUnparsed().map(FirstSteps::reason).orElse("");
        return List.of(
                "0 hits from " + lines + newest + ".",
                "None of them is in a known format: ./run.sh doctor FILE shows what is read of a log, and the option"
                        + " that would help.");
    }

    private static String reason(UnparsedLine line) {
        String place = line.offset().isEmpty()
                ? ""
                : line.offset().getAsLong() == 0
                        ? ", line 1"
                        : ", at byte " + line.offset().getAsLong();
        return ", last reason: " + line.reason() + " (" + line.path() + place + ")";
    }

    private static String waiting(SourceHeartbeat source) {
        String name = source.path() + " on " + source.host();
        return source.backlogBytes().isPresent()
                ? name + " is read, " + Figures.bytes(source.backlogBytes().getAsLong()) + " are still to come."
                : name + " is read by a source that does not report how many bytes are left.";
    }
}
