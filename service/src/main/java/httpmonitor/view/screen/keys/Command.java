package httpmonitor.view.screen.keys;

import httpmonitor.view.screen.keys.Key.Named;
import httpmonitor.view.screen.keys.Key.Typed;
import java.util.Arrays;
import java.util.Optional;

/** What a key does while no input line is open; the one list of keys, which the help shows. */
public enum Command {
    UP("Up", "up", "the row above", "k"),
    DOWN("Down", "down", "the row below", "j"),
    FIRST("Home", "first", "the first row", ""),
    LAST("End", "last", "the last row", ""),
    NEXT_LIST("Tab", "other list", "from the sections to the clients", ""),
    OPEN("Enter", "open", "look into that row", ""),
    BACK("Esc", "back", "back, at last to the present", ""),
    SORT("s", "sort", "sort by another column", "s"),
    FILTER("/", "filter", "look at some hits alone", "/"),
    THRESHOLD("t", "threshold", "another threshold", "t"),
    SHORTER("-", "shorter", "shorter interval", "-_"),
    LONGER("+", "longer", "longer interval", "+="),
    EARLIER("[", "earlier", "one interval back in time", "["),
    LATER("]", "later", "one interval on, or the present", "]"),
    MUCH_EARLIER("{", "much earlier", "ten intervals back", "{"),
    MUCH_LATER("}", "much later", "ten intervals on", "}"),
    GO_TO("g", "go to", "go to a time: 09:00, -3h", "g"),
    ZOOM_OUT("z", "zoom", "longer chart: 1h, 6h, 1d, 7d", "z"),
    ZOOM_IN("Z", "zoom in", "shorter chart", "Z"),
    LATENCY("l", "latency", "chart of rates, or of p95", "l"),
    ALERTS("a", "alerts", "all alerts; Enter: at that time", "a"),
    PAUSE("p", "pause", "hold what is shown, or go on", "p "),
    HELP("?", "help", "these keys", "?h"),
    QUIT("q", "quit", "quit", "qQ");

    private final String key;
    private final String label;
    private final String help;
    private final String characters;

    Command(String key, String label, String help, String characters) {
        this.key = key;
        this.label = label;
        this.help = help;
        this.characters = characters;
    }

    /** The command that a key means, if any. */
    public static Optional<Command> of(Key key) {
        return switch (key) {
            case Typed typed -> of(typed.codePoint());
            case Named named -> of(named);
        };
    }

    private static Optional<Command> of(int codePoint) {
        return Arrays.stream(values())
                .filter(command -> command.characters.indexOf(codePoint) >= 0)
                .findFirst();
    }

    private static Optional<Command> of(Named named) {
        return switch (named) {
            case UP -> Optional.of(UP);
            case DOWN -> Optional.of(DOWN);
            case HOME, PAGE_UP -> Optional.of(FIRST);
            case END, PAGE_DOWN -> Optional.of(LAST);
            case TAB -> Optional.of(NEXT_LIST);
            case ENTER, RIGHT -> Optional.of(OPEN);
            case ESCAPE, LEFT, BACKSPACE -> Optional.of(BACK);
            case KILL_LINE, REDRAW -> Optional.empty();
        };
    }

    /** The key's name, for example {@code Enter}. */
    public String key() {
        return key;
    }

    /** What it does, in a word. */
    public String label() {
        return label;
    }

    /** What it does, a few words. */
    public String help() {
        return help;
    }
}
