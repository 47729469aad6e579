package httpmonitor.view.screen.keys;

import httpmonitor.view.screen.keys.Key.Named;
import httpmonitor.view.screen.keys.Key.Typed;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The commands of the keys while no input line is open. The help lists them all. */
public enum Command {
    UP("Up Down", "move", "the row above, or below", "k", Named.UP),
    DOWN("Down", "down", "", "j", Named.DOWN),
    FIRST("Home End", "first", "the first row, or the last", "", Named.HOME),
    LAST("End", "last", "", "", Named.END),
    PAGE_UP("PgUp", "newer", "", "", Named.PAGE_UP),
    PAGE_DOWN("PgDn", "older", "older hits; PgUp: newer ones", "", Named.PAGE_DOWN),
    NEXT_LIST("Tab", "other list", "the next list", "", Named.TAB),
    OPEN("Enter", "open", "into that row, then its hits", "", Named.ENTER, Named.RIGHT),
    BACK("Esc", "back", "back, at last to the present", "", Named.ESCAPE, Named.LEFT, Named.BACKSPACE),
    OVERVIEW("1", "overview", "overview", "1"),
    URLS("2", "URLs", "URLs of the whole site", "2"),
    FAILING("f", "failing", "failing URLs (4xx, 5xx)", "f"),
    CLIENTS("3", "clients", "clients", "3"),
    NETWORKS("n", "networks", "networks (/24, /64)", "n"),
    STATUS("4", "status", "status codes", "4"),
    AGENTS("5", "agents", "agents by name and kind", "5"),
    REFERRERS("6", "referrers", "referrers", "6"),
    HOSTS("7", "hosts", "virtual hosts, servers", "7"),
    HITS("8", "hits", "the newest hits", "8"),
    CHANGES("c", "changes", "an hour against the one before", "c"),
    ONLY("o", "only this", "only hits like that row", "o"),
    NOT("x", "not this", "no hits like that row", "x"),
    COPY("y", "copy", "the same as a command", "y"),
    SORT("s", "sort", "sort by another column", "s"),
    FILTER("/", "filter", "look at some hits alone", "/"),
    THRESHOLD("t", "threshold", "another threshold", "t"),
    SPAN("i", "span", "figures of 10s, an hour, a day", "i"),
    SHORTER("- +", "interval", "shorter or longer interval", "-_"),
    LONGER("+", "longer", "", "+="),
    EARLIER("[ ]", "in time", "one interval back, or on", "["),
    LATER("]", "later", "", "]"),
    MUCH_EARLIER("{ }", "far", "ten intervals back, or on", "{"),
    MUCH_LATER("}", "much later", "", "}"),
    GO_TO("g", "go to", "go to 09:00, -3h, ...", "g"),
    ZOOM_OUT("z Z", "zoom", "chart of 10m, 1h, 6h, 1d, 7d", "z"),
    ZOOM_IN("Z", "zoom in", "", "Z"),
    LATENCY("l", "latency", "chart of rates, or of p95", "l"),
    ALERTS("a", "alerts", "all alerts; Enter: at that time", "a"),
    PAUSE("p", "pause", "hold what is shown, or go on", "p "),
    HELP("?", "help", "these keys", "?h"),
    QUIT("q", "quit", "quit", "qQ");

    private final String key;
    private final String label;
    private final String help;
    private final String characters;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<Named> keys;

    Command(String key, String label, String help, String characters, Named... keys) {
        this.key = key;
        this.label = label;
        this.help = help;
        this.characters = characters;
        this.keys = Set.of(keys);
    }

    /** The command of a key; empty where the key has none. */
    public static Optional<Command> of(Key key) {
        return Arrays.stream(values()).filter(command -> command.isOf(key)).findFirst();
    }

    private boolean isOf(Key pressed) {
        return switch (pressed) {
            case Typed typed -> characters.indexOf(typed.codePoint()) >= 0;
            case Named named -> keys.contains(named);
        };
    }

    /** The key's name, for example {@code Enter}. */
    public String key() {
        return key;
    }

    /** The command in one word, for the last line of the screen. */
    public String label() {
        return label;
    }

    /** The command in a few words, for the help; empty where the help explains it with another key. */
    public String help() {
        return help;
    }
}
