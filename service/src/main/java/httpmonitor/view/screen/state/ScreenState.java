package httpmonitor.view.screen.state;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertTransition;
import httpmonitor.alert.RuleEvent;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficFilter.Field;
import httpmonitor.view.screen.keys.Command;
import httpmonitor.view.screen.keys.Key;
import httpmonitor.view.screen.keys.Key.Named;
import httpmonitor.view.screen.state.Prompt.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of the screen at a moment. Keys, answers and messages lead to its next state; the questions to the store
 * follow from {@link #viewpoint}.
 *
 * @param given the viewpoint of the command line, for which ticks are made independent of the screen's view
 * @param zone of times that are typed
 * @param viewpoint what is looked at
 * @param browsing where the user is
 * @param prompt the input line, where one is open
 * @param held what is shown while the screen is paused
 * @param feed what has come in
 * @param isEnded whether the user has quit
 */
public record ScreenState(
        Viewpoint given,
        ZoneId zone,
        Viewpoint viewpoint,
        Browsing browsing,
        Optional<Prompt> prompt,
        Optional<Feed> held,
        Feed feed,
        boolean isEnded) {

    private static final int MANY = 10;

    /** A screen that has just been opened. */
    public static ScreenState of(Viewpoint given, ZoneId zone) {
        return new ScreenState(
                given, zone, given, Browsing.FIRST, Optional.empty(), Optional.empty(), Feed.EMPTY, false);
    }

    /** After a key. */
    public ScreenState on(Key key) {
        if (prompt.isPresent()) {
            return typed(prompt.get(), key);
        }
        return Command.of(key)
                .map(command -> page() == Page.HELP ? inHelp(command) : on(command))
                .orElse(this);
    }

    private ScreenState typed(Prompt line, Key key) {
        if (key == Named.ESCAPE) {
            return withPrompt(Optional.empty());
        }
        if (key == Named.ENTER) {
            return line.offer().map(meant -> withPrompt(Optional.of(meant))).orElseGet(() -> entered(line));
        }
        return withPrompt(Optional.of(line.kind() == Kind.FILTER ? filtering(line, key) : line.type(key)));
    }

    private Prompt filtering(Prompt line, Key key) {
        if (key == Named.TAB) {
            return line.completed(completion());
        }
        return key == Named.UP || key == Named.DOWN
                ? line.recalled(browsing.filters(), key == Named.UP ? 1 : -1)
                : line.type(key);
    }

    private ScreenState entered(Prompt line) {
        try {
            ScreenState closed = withPrompt(Optional.empty());
            return switch (line.kind()) {
                case FILTER ->
                    closed.lookingFrom(viewpoint.withFilter(line.filter()))
                            .with(browsing.withFilter(line.text().strip()));
                case THRESHOLD -> closed.lookingFrom(viewpoint.withRule(line.rule(given.rule())));
                case TIME -> closed.goTo(time(line.text()));
            };
        } catch (IllegalArgumentException e) {
            return withPrompt(Optional.of(line.refused(String.valueOf(e.getMessage()))));
        }
    }

    private Instant time(String typed) {
        if (feed.live().isEmpty()) {
            throw new IllegalArgumentException("no tick has been answered yet: there is no time to go to");
        }
        return typed.isBlank()
                ? feed.live().get()
                : TimeInput.parse(typed, feed.live().get(), zone);
    }

    private Completion completion() {
        Map<Field, List<String>> values = new EnumMap<>(Field.class);
        visible().shown().flatMap(AnsweredTick::detail).ifPresent(detail -> {
            values.put(Field.URL, values(detail, HitList.URLS));
            values.put(Field.STATUS, values(detail, HitList.STATUS));
            values.put(Field.METHOD, values(detail, HitList.METHODS));
        });
        items().forEach(item ->
                values.computeIfAbsent(item.field(), field -> new ArrayList<>()).add(item.value()));
        values.putIfAbsent(Field.STATUS, List.of("2xx", "3xx", "4xx", "5xx"));
        return new Completion(values);
    }

    private static List<String> values(IntervalTraffic traffic, HitList list) {
        return traffic.list(list).stream().map(HitGroup::value).toList();
    }

    /** The page that is shown. */
    public Page page() {
        return browsing.page();
    }

    /** Handles a command while the help is open: a key that the help explains also works there. */
    private ScreenState inHelp(Command command) {
        return switch (command) {
            case UP -> scrolledTo(browsing.scrolled() - 1);
            case DOWN -> scrolledTo(browsing.scrolled() + 1);
            case FIRST -> scrolledTo(0);
            case LAST -> scrolledTo(Integer.MAX_VALUE);
            case HELP, BACK, QUIT -> onPage(Page.NUMBERS);
            case NEXT_LIST,
                    OPEN,
                    SORT,
                    FILTER,
                    THRESHOLD,
                    SHORTER,
                    LONGER,
                    EARLIER,
                    LATER,
                    MUCH_EARLIER,
                    MUCH_LATER,
                    ALERTS,
                    ZOOM_OUT,
                    ZOOM_IN,
                    LATENCY,
                    GO_TO,
                    PAUSE -> onPage(Page.NUMBERS).on(command);
        };
    }

    /** The help from another line on; a frame has its end at the bottom at most. */
    public ScreenState scrolledTo(int line) {
        return with(browsing.scrolledTo(line));
    }

    private ScreenState on(Command command) {
        return switch (command) {
            case UP -> moved(-1);
            case DOWN -> moved(1);
            case FIRST -> moved(-Integer.MAX_VALUE);
            case LAST -> moved(Integer.MAX_VALUE);
            case NEXT_LIST -> nextList();
            case OPEN -> open();
            case BACK -> back();
            case SORT -> with(browsing.withSort(browsing.sort().next(hasLatency())));
            case FILTER -> withPrompt(Optional.of(Prompt.forFilter(viewpoint.filter())));
            case THRESHOLD -> withPrompt(Optional.of(Prompt.forThreshold(viewpoint.rule())));
            case SHORTER -> lookingFrom(viewpoint.withInterval(Intervals.shorter(viewpoint.interval())));
            case LONGER -> lookingFrom(viewpoint.withInterval(Intervals.longer(viewpoint.interval())));
            case EARLIER -> stepped(-1);
            case LATER -> stepped(1);
            case MUCH_EARLIER -> stepped(-MANY);
            case MUCH_LATER -> stepped(MANY);
            case ZOOM_OUT -> lookingFrom(viewpoint.withChart(viewpoint.chart().zoomed(1)));
            case ZOOM_IN -> lookingFrom(viewpoint.withChart(viewpoint.chart().zoomed(-1)));
            case LATENCY -> lookingFrom(viewpoint.withChart(viewpoint.chart().other()));
            case GO_TO -> withPrompt(Optional.of(Prompt.forTime()));
            case ALERTS -> onPage(page() == Page.ALERTS ? Page.NUMBERS : Page.ALERTS);
            case PAUSE -> paused();
            case HELP -> onPage(Page.HELP);
            case QUIT -> end();
        };
    }

    /** After an answer; one to what is no longer looked at tells its news and no more. */
    public ScreenState on(AnsweredTick answer) {
        boolean present = answer.viewpoint().at().isEmpty();
        Feed heard = present && answer.viewpoint().rules().equals(given.rules())
                ? feed.withAlert(
                        answer.judged().alert(), answer.judged().range().to())
                : feed;
        if (answer.viewpoint().equals(viewpoint)) {
            return withFeed(heard.with(answer));
        }
        return withFeed(answer.viewpoint().equals(given) ? heard.withLive(answer.judged()) : heard);
    }

    /** Whether someone tries another threshold. */
    public boolean hasOwnRule() {
        return !viewpoint.rule().equals(given.rule());
    }

    /** After a message that would otherwise go to standard error. */
    public ScreenState said(String sentence) {
        return withFeed(feed.with(List.of(sentence)));
    }

    /** What is shown: what has come in, or what had when the screen was paused. */
    public Feed visible() {
        return held.orElse(feed);
    }

    /** Sections, then clients, as they are listed. */
    public List<Condition> items() {
        return Lists.of(this).items();
    }

    /** What was notified about the alert, oldest first. */
    public List<RuleEvent> told() {
        return visible().shown().map(answer -> answer.judged().history()).orElse(List.of());
    }

    /** Whether some hit of what is shown has a duration. */
    private boolean hasLatency() {
        return visible()
                .shown()
                .flatMap(answer -> answer.report().interval())
                .flatMap(IntervalTraffic::latency)
                .isPresent();
    }

    private ScreenState moved(int by) {
        return switch (page()) {
            case NUMBERS -> with(browsing.withRows(browsing.rows().moved(by, items())));
            case ALERTS -> with(browsing.withAlerts(browsing.alerts().moved(by, told())));
            case HELP -> this;
        };
    }

    private ScreenState nextList() {
        Lists lists = Lists.of(this);
        int clients = lists.sections().size();
        int row = browsing.rows().in(lists.items()).row();
        return with(browsing.withRows(browsing.rows().at(row < clients ? clients : 0, lists.items())));
    }

    private ScreenState open() {
        return switch (page()) {
            case HELP -> this;
            case ALERTS ->
                browsing.alerts()
                        .in(told())
                        .item()
                        .map(news -> onPage(Page.NUMBERS).goTo(time(news.news())))
                        .orElse(this);
            case NUMBERS ->
                viewpoint.detail().isPresent()
                        ? this
                        : browsing.rows()
                                .in(items())
                                .item()
                                .map(item -> lookingFrom(viewpoint.withDetail(Optional.of(item))))
                                .orElse(this);
        };
    }

    private ScreenState back() {
        if (page() != Page.NUMBERS) {
            return onPage(Page.NUMBERS);
        }
        if (viewpoint.detail().isPresent()) {
            return lookingFrom(viewpoint.withDetail(Optional.empty()));
        }
        return lookingFrom(viewpoint.at(Optional.empty()));
    }

    /** Where it fired, recovered, or did neither. */
    private static Instant time(AlertEvent news) {
        return switch (news) {
            case AlertTransition transition -> transition.time();
            case AlertCorrection correction -> correction.time().orElse(correction.was());
        };
    }

    /** At most the newest tick of the present, which is the present. */
    private ScreenState goTo(Instant instant) {
        boolean past = feed.live().map(instant::isBefore).orElse(true);
        return lookingFrom(viewpoint.at(past ? Optional.of(instant) : Optional.empty()));
    }

    private ScreenState stepped(int intervals) {
        Optional<Instant> from = viewpoint.at().or(feed::live);
        if (from.isEmpty() || (viewpoint.at().isEmpty() && intervals > 0)) {
            return this;
        }
        Duration by = viewpoint.interval().multipliedBy(intervals);
        return goTo(from.get().plus(by));
    }

    /** What is looked at must be seen: it ends a pause. */
    private ScreenState lookingFrom(Viewpoint other) {
        return new ScreenState(given, zone, other, browsing, prompt, Optional.empty(), feed, isEnded);
    }

    private ScreenState paused() {
        Optional<Feed> hold = held.isPresent() ? Optional.empty() : Optional.of(feed);
        return new ScreenState(given, zone, viewpoint, browsing, prompt, hold, feed, isEnded);
    }

    private ScreenState onPage(Page other) {
        return with(browsing.on(other, browsing.alerts().at(Integer.MAX_VALUE, told())));
    }

    private ScreenState with(Browsing other) {
        return new ScreenState(given, zone, viewpoint, other, prompt, held, feed, isEnded);
    }

    private ScreenState withPrompt(Optional<Prompt> other) {
        return new ScreenState(given, zone, viewpoint, browsing, other, held, feed, isEnded);
    }

    private ScreenState withFeed(Feed other) {
        return new ScreenState(given, zone, viewpoint, browsing, prompt, held, other, isEnded);
    }

    /** After the user has quit, or the terminal has gone. */
    public ScreenState end() {
        return new ScreenState(given, zone, viewpoint, browsing, prompt, held, feed, true);
    }
}
