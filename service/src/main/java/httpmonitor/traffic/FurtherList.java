package httpmonitor.traffic;

import java.util.Locale;

/** The lists that a tick has only where they are asked for. */
public enum FurtherList {
    /** Paths. */
    URLS,
    /** The pages that clients came from. */
    REFERRERS,
    /** What clients call themselves. */
    AGENTS;

    /** As users write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
