package httpmonitor.view.screen.state;

import httpmonitor.traffic.HitGroup;
import java.util.Comparator;

/** The key by which the lists are sorted; most first, equal ones as they came. */
public enum SortBy {
    HITS("hits"),
    /** The slowest first. */
    P95("p95"),
    BYTES("bytes"),
    ERRORS("4xx and 5xx"),
    SERVER_ERRORS("5xx");

    private final String label;

    SortBy(String label) {
        this.label = label;
    }

    /** As users read it. */
    public String label() {
        return label;
    }

    Comparator<HitGroup> sections() {
        return Comparator.comparingLong(this::of).reversed();
    }

    /** Of clients no errors are known: they keep to their hits. */
    Comparator<HitGroup> clients() {
        return Comparator.<HitGroup>comparingLong(this == BYTES ? HitGroup::bytes : HitGroup::hits)
                .reversed();
    }

    private long of(HitGroup section) {
        return switch (this) {
            case HITS -> section.hits();
            case P95 -> section.p95().orElse(-1);
            case BYTES -> section.bytes();
            case ERRORS -> section.clientErrors() + section.serverErrors();
            case SERVER_ERRORS -> section.serverErrors();
        };
    }

    /**
     * The next one, in the order of their declaration, round and round.
     *
     * @param latency whether there are latencies to sort by
     */
    @SuppressWarnings("EnumOrdinal") // in the order of their declaration
    SortBy next(boolean latency) {
        SortBy next = values()[(ordinal() + 1) % values().length];
        return next == P95 && !latency ? next.next(true) : next;
    }
}
