package httpmonitor.view.screen.state;

import httpmonitor.view.screen.keys.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The effects of commands on the page that is shown. */
record PageCommands(ScreenState state) {

    private static final int MANY = 10;

    ScreenState on(Command command) {
        return state.page() == Page.HELP ? inHelp(command) : onPage(command);
    }

    /** A command while the help is open: the keys that the help explains also work there. */
    private ScreenState inHelp(Command command) {
        int line = state.browsing().scrolled();
        return switch (command) {
            case UP -> state.scrolledTo(line - 1);
            case DOWN -> state.scrolledTo(line + 1);
            case FIRST, PAGE_UP -> state.scrolledTo(0);
            case LAST, PAGE_DOWN -> state.scrolledTo(Integer.MAX_VALUE);
            case HELP, BACK, QUIT -> navigation().back();
            default -> new PageCommands(navigation().back()).onPage(command);
        };
    }

    private ScreenState onPage(Command command) {
        return switch (command) {
            case UP -> cursor().moved(-1);
            case DOWN -> cursor().moved(1);
            case FIRST -> cursor().moved(-Integer.MAX_VALUE);
            case LAST -> cursor().moved(Integer.MAX_VALUE);
            case PAGE_UP -> navigation().pageUp();
            case PAGE_DOWN -> navigation().pageDown();
            case NEXT_LIST -> cursor().nextList();
            case OPEN -> navigation().open();
            case BACK -> navigation().back();
            case OVERVIEW,
                    URLS,
                    FAILING,
                    CLIENTS,
                    NETWORKS,
                    STATUS,
                    AGENTS,
                    REFERRERS,
                    HOSTS,
                    HITS,
                    CHANGES,
                    COPY,
                    ALERTS,
                    HELP -> navigation().turnedTo(Page.of(command).orElseThrow());
            case ONLY -> cursor().refined(false);
            case NOT -> cursor().refined(true);
            case SORT -> state.page().isSorted() ? sorted() : state;
            case FILTER ->
                state.withPrompt(Optional.of(Prompt.forFilter(viewpoint().filter())));
            case THRESHOLD ->
                state.withPrompt(Optional.of(Prompt.forThreshold(viewpoint().rule())));
            case GO_TO -> state.withPrompt(Optional.of(Prompt.forTime()));
            case SPAN ->
                withInterval(
                        Intervals.next(viewpoint().interval(), state.given().interval()));
            case SHORTER -> withInterval(Intervals.shorter(viewpoint().interval()));
            case LONGER -> withInterval(Intervals.longer(viewpoint().interval()));
            case EARLIER -> stepped(-1);
            case LATER -> stepped(1);
            case MUCH_EARLIER -> stepped(-MANY);
            case MUCH_LATER -> stepped(MANY);
            case ZOOM_OUT -> withChart(viewpoint().chart().zoomed(1));
            case ZOOM_IN -> withChart(viewpoint().chart().zoomed(-1));
            case LATENCY -> withChart(viewpoint().chart().other());
            case PAUSE -> state.paused();
            case QUIT -> state.end();
        };
    }

    private Viewpoint viewpoint() {
        return state.viewpoint();
    }

    private CursorMoves cursor() {
        return new CursorMoves(state);
    }

    private Navigation navigation() {
        return new Navigation(state);
    }

    private ScreenState sorted() {
        Browsing browsing = state.browsing();
        return state.with(browsing.withSort(browsing.sort().next(hasLatency())));
    }

    /** Whether the lists of the page have latencies. */
    private boolean hasLatency() {
        return state.visible()
                .shown()
                .flatMap(answer -> answer.report().interval())
                .filter(traffic -> traffic.latency().isPresent()
                        && state.page().hasLatency(traffic.range().length()))
                .isPresent();
    }

    private ScreenState withInterval(Duration interval) {
        return state.lookingFrom(viewpoint().withInterval(interval));
    }

    private ScreenState withChart(Chart chart) {
        return state.lookingFrom(viewpoint().withChart(chart));
    }

    private ScreenState stepped(int intervals) {
        if (viewpoint().at().isEmpty() && intervals > 0) {
            return state;
        }
        Instant from = viewpoint().at().orElse(state.feed().live());
        return state.goTo(from.plus(viewpoint().interval().multipliedBy(intervals)));
    }
}
