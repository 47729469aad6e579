package httpmonitor.ingest.ship;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.ingest.tail.Tailed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Warns once of each source where more than half of the last lines are no hits. */
final class NoHitWarnings {
    /** Fewer lines are too few to judge a log by. */
    private static final int FEWEST = 20;

    private final LineRules rules;
    private final Map<String, NoHitShare> sources = new HashMap<>();
    private final Set<String> warned = new HashSet<>();

    NoHitWarnings(LineRules rules) {
        this.rules = rules;
    }

    void count(Tailed.Line line, ParsedLine parsed) {
        sources.computeIfAbsent(line.file().source(), unused -> new NoHitShare())
                .count(line, parsed);
    }

    /** The present warning of a source, empty where there is none. */
    String of(String source) {
        NoHitShare share = sources.get(source);
        return share != null && share.isMost(FEWEST) ? share.warning(source, rules) : "";
    }

    /**
     * Gives the warnings that were not given yet. {@code caughtUp}: whether to judge sources with fewer lines than the
     * window, too.
     */
    void give(boolean caughtUp, Consumer<String> to) {
        sources.forEach((source, share) -> {
            if (share.isMost(FEWEST) && (caughtUp || share.isFull()) && warned.add(source)) {
                to.accept(share.warning(source, rules));
            }
        });
    }

    /** Gives the warnings that were not given yet, at the end of the run. */
    void giveLast(Consumer<String> to) {
        List.copyOf(sources.keySet()).forEach(source -> forget(source, to));
    }

    /** Frees what is known of a source that has ended; gives its warning if that was not given yet. */
    void forget(String source, Consumer<String> to) {
        NoHitShare share = sources.remove(source);
        boolean given = warned.remove(source);
        if (share != null && share.isMost(1) && !given) {
            to.accept(share.warning(source, rules));
        }
    }
}
