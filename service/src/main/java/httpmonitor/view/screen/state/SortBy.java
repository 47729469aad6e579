package httpmonitor.view.screen.state;

import httpmonitor.traffic.HitGroup;
import java.util.Comparator;

/** The key by which the lists are sorted: greatest first, equal ones in the order of the answer. */
public enum SortBy {
    HITS("hits"),
    /** The slowest first. */
    P95("p95"),
    SERVER_ERRORS("5xx"),
    ERRORS("4xx and 5xx"),
    BYTES("bytes");

    private final String label;

    SortBy(String label) {
        this.label = label;
    }

    /** The name for users. */
    public String label() {
        return label;
    }

    Comparator<HitGroup> order() {
        return Comparator.comparingLong(this::of).reversed();
    }

    private long of(HitGroup group) {
        return switch (this) {
            case HITS -> group.hits();
            case P95 -> group.p95().orElse(-1);
            case BYTES -> group.bytes();
            case ERRORS -> group.clientErrors() + group.serverErrors();
            case SERVER_ERRORS -> group.serverErrors();
        };
    }

    /**
     * The next key in the order of declaration; after the last one, the first.
     *
     * @param latency whether there are latencies to sort by
     */
    @SuppressWarnings("EnumOrdinal") // in the order of their declaration
    SortBy next(boolean latency) {
        SortBy next = values()[(ordinal() + 1) % values().length];
        return next == P95 && !latency ? next.next(true) : next;
    }
}
