package httpmonitor.accesslog.format;

import java.time.ZoneId;

/**
 * The rules for lines that can be read in several ways.
 *
 * @param declared the name of a format or a server's own directive; empty where each line is recognised by itself
 * @param zone the zone of times that name none
 * @param trustedProxies in a list of addresses the client is the last one that is none of these
 */
public record LineRules(String declared, ZoneId zone, TrustedProxies trustedProxies) {

    /**
     * @throws IllegalArgumentException if the declared format is neither a name nor a valid directive; its message is
     *     a sentence
     */
    public LineRules {
        if (!declared.isEmpty()) {
            DeclaredFormat.check(declared);
        }
    }

    /** Whether a format is declared. */
    public boolean isDeclared() {
        return !declared.isEmpty();
    }

    /** The machine's zone, and no trusted proxies. */
    public static LineRules usual() {
        return new LineRules("", ZoneId.systemDefault(), TrustedProxies.NONE);
    }
}
