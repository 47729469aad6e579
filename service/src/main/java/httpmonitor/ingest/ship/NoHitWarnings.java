package httpmonitor.ingest.ship;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.ingest.tail.Tailed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Warns of sources of whose last lines more than half are no hits, once each. */
final class NoHitWarnings {
    /** Fewer lines may be the odd ones among many that are still to come. */
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

    /** The warning that holds for a source now, empty where none does. */
    String of(String source) {
        NoHitShare share = sources.get(source);
        return share != null && share.isMost(FEWEST) ? share.warning(source, rules) : "";
    }

    /**
     * Gives the warnings that were not given yet; {@code caughtUp}: sources with fewer lines than the window are judged
     * too.
     */
    void give(boolean caughtUp, Consumer<String> to) {
        sources.forEach((source, share) -> {
            if (share.isMost(FEWEST) && (caughtUp || share.isFull()) && warned.add(source)) {
                to.accept(share.warning(source, rules));
            }
        });
    }

    /** Gives the warnings that were not given yet, where nothing more will be read. */
    void giveLast(Consumer<String> to) {
        sources.forEach((source, share) -> {
            if (share.isMost(1) && warned.add(source)) {
                to.accept(share.warning(source, rules));
            }
        });
    }
}
