package httpmonitor.traffic;

import java.util.Locale;

/** The kind of a client, from its user agent. */
public enum AgentKind {
    /** The browser of a person. */
    BROWSER,
    /** A crawler. */
    BOT,
    /** A program, such as a health check. */
    TOOL,
    /** None of these is recognised. */
    UNKNOWN;

    /** As in JSON, for example {@code browser}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
