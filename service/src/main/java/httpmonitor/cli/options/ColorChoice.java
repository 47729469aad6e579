package httpmonitor.cli.options;

import httpmonitor.console.Terminal;
import java.util.Map;

/** When to use colour. */
enum ColorChoice {
    AUTO,
    ALWAYS,
    NEVER;

    /**
     * Whether to colour. {@code AUTO} respects {@code NO_COLOR} (https://no-color.org), and colours only on a terminal.
     */
    boolean colors(Map<String, String> environment) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                Terminal.isStandardOutput()
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(environment.get("TERM"));
        };
    }
}
