package httpmonitor.view.screen.pages;

import httpmonitor.view.screen.keys.Command;
import httpmonitor.view.screen.state.Page;
import httpmonitor.view.screen.state.Prompt;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import httpmonitor.view.text.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The bottom of the screen: the newest message, and below it the input line or the keys. */
final class Foot {

    /** From this height on, a line stays free for messages. Lower screens give it one only while there is a message. */
    private static final int TALL = 24;

    private static final List<Command> ALWAYS = List.of(Command.HELP, Command.QUIT);
    private static final List<Command> IN_TIME = List.of(
            Command.FILTER,
            Command.SPAN,
            Command.HITS,
            Command.URLS,
            Command.ALERTS,
            Command.CHANGES,
            Command.COPY,
            Command.ZOOM_OUT,
            Command.GO_TO,
            Command.EARLIER,
            Command.THRESHOLD,
            Command.LATENCY,
            Command.PAUSE);

    private static final Set<Command> OF_CHART = Set.of(Command.ZOOM_OUT, Command.LATENCY);

    private final TimeText time;

    Foot(ZoneId zone) {
        this.time = new TimeText(zone);
    }

    /**
     * The lines.
     *
     * @param top how many lines are above the page
     */
    List<Line> lines(ScreenState state, Size size, int top, Instant now) {
        List<Line> lines = new ArrayList<>();
        List<String> notes = state.feed().notes();
        if (state.prompt().isPresent()) {
            Prompt prompt = state.prompt().get();
            lines.add(hint(prompt));
            lines.add(input(prompt, size.columns()));
            return lines;
        }
        if (size.rows() >= TALL || (!notes.isEmpty() && size.rows() > 6)) {
            lines.addAll(note(notes.isEmpty() ? "" : time.inSentence(notes.getLast(), now), size));
        }
        boolean overview = state.page() == Page.OVERVIEW;
        boolean chart =
                Heights.of(size.rows() - top - lines.size() - 1, 1, overview).chart() > 0;
        lines.add(keys(state, chart, size.columns()));
        return lines;
    }

    /** The message in one line, or in two on a tall screen. */
    private static List<Line> note(String newest, Size size) {
        Line whole = Line.of(new Span(Style.WARNING, newest));
        List<Line> folded = whole.folded(size.columns());
        return size.rows() >= TALL && folded.size() == 2 ? folded : List.of(whole);
    }

    private static Line hint(Prompt prompt) {
        return prompt.error()
                .map(error -> Line.of(new Span(Style.ERROR, error)))
                .orElseGet(() -> Line.of(new Span(
                        Style.FAINT,
                        prompt.cycle()
                                .map(cycle -> (cycle.index() + 1) + " of "
                                        + cycle.options().size() + ": " + String.join("  ", cycle.options()))
                                .orElse(prompt.kind().hint()))));
    }

    /** The input line; where the text is too long, its end is shown. */
    private static Line input(Prompt prompt, int columns) {
        Line label = Line.of(new Span(Style.STRONG, prompt.kind().label() + ": "));
        String text = prompt.text();
        while (Span.of(text).width() > Math.max(1, columns - label.width() - 1)) {
            text = text.substring(text.offsetByCodePoints(0, 1));
        }
        return label.append(
                new Span(prompt.selected() ? Style.SELECTED : Style.PLAIN, text), new Span(Style.SELECTED, " "));
    }

    private static String label(Command command, ScreenState state) {
        return command == Command.SORT
                ? command.label() + " (" + state.browsing().sort().label() + ")"
                : command.label();
    }

    private static Line keys(ScreenState state, boolean chart, int columns) {
        List<Command> commands = commands(state, chart);
        Line line = Line.EMPTY;
        for (Command command : commands) {
            Line longer = line.append(
                    Span.of(line.width() == 0 ? "" : "  "),
                    new Span(Style.STRONG, command.key()),
                    new Span(Style.FAINT, " " + label(command, state)));
            if (longer.width() > columns) {
                break;
            }
            line = longer;
        }
        return line;
    }

    /** The commands that work on this page, the most used ones first. */
    private static List<Command> commands(ScreenState state, boolean chart) {
        if (state.page() == Page.HELP) {
            return List.of(Command.BACK);
        }
        List<Command> commands = new ArrayList<>(ALWAYS);
        boolean past = state.viewpoint().at().isPresent();
        if (past || state.page() != Page.OVERVIEW) {
            commands.add(Command.BACK);
        }
        switch (state.page()) {
            case COPY, HELP -> {
                return commands;
            }
            case ALERTS -> {
                commands.add(Command.OPEN);
                return commands;
            }
            case HITS -> commands.addAll(List.of(Command.PAGE_DOWN, Command.ONLY, Command.NOT));
            case CHANGES -> commands.addAll(List.of(Command.OPEN, Command.NEXT_LIST, Command.ONLY, Command.NOT));
            case DETAIL ->
                commands.addAll(List.of(
                        Command.OPEN, Command.HITS, Command.SORT, Command.NEXT_LIST, Command.ONLY, Command.NOT));
            case URLS ->
                commands.addAll(List.of(Command.OPEN, Command.SORT, Command.FAILING, Command.ONLY, Command.NOT));
            case CLIENTS ->
                commands.addAll(List.of(Command.OPEN, Command.SORT, Command.NETWORKS, Command.ONLY, Command.NOT));
            default -> commands.addAll(List.of(Command.OPEN, Command.SORT));
        }
        for (Command command : IN_TIME) {
            boolean here = Page.of(command).equals(Optional.of(state.page()));
            boolean idle = (past && command == Command.PAUSE) || (!chart && OF_CHART.contains(command));
            if (!here && !idle && !commands.contains(command)) {
                commands.add(command);
            }
        }
        return commands;
    }
}
