package httpmonitor.view.screen;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertTransition;
import httpmonitor.alert.RuleEvent;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.view.screen.Key.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of the screen at a moment. Keys, answers and messages lead to its next state; the questions to the store
 * follow from {@link #viewpoint}.
 *
 * @param given the viewpoint of the command line, for which ticks are made independent of the screen's view
 * @param viewpoint what is looked at
 * @param page what lies over it
 * @param scrolled how many lines of the help have gone out at its top
 * @param rows the cursor among sections and clients
 * @param alerts the cursor among the alerts
 * @param sort what the lists are sorted by
 * @param prompt the input line, where one is open
 * @param held what is shown while the screen is paused
 * @param feed what has come in
 * @param isEnded whether the user has quit
 */
public record ScreenState(
        Viewpoint given,
        Viewpoint viewpoint,
        Page page,
        int scrolled,
        Selection<Condition> rows,
        Selection<RuleEvent> alerts,
        SortBy sort,
        Optional<Prompt> prompt,
        Optional<Feed> held,
        Feed feed,
        boolean isEnded) {

    private static final int MANY = 10;

    /** A screen that has just been opened. */
    public static ScreenState of(Viewpoint given) {
        return new ScreenState(
                given,
                given,
                Page.NUMBERS,
                0,
                Selection.first(),
                Selection.first(),
                SortBy.HITS,
                Optional.empty(),
                Optional.empty(),
                Feed.EMPTY,
                false);
    }

    /** After a key. */
    public ScreenState on(Key key) {
        if (prompt.isPresent()) {
            return typed(prompt.get(), key);
        }
        return Command.of(key)
                .map(command -> page == Page.HELP ? inHelp(command) : on(command))
                .orElse(this);
    }

    private ScreenState typed(Prompt line, Key key) {
        if (key == Named.ESCAPE) {
            return withPrompt(Optional.empty());
        }
        if (key != Named.ENTER) {
            return withPrompt(Optional.of(line.type(key)));
        }
        try {
            return withPrompt(Optional.empty()).lookingFrom(line.applyTo(viewpoint, given));
        } catch (IllegalArgumentException e) {
            return withPrompt(Optional.of(line.refused(String.valueOf(e.getMessage()))));
        }
    }

    /** Handles a command while the help is open: a key that the help explains also works there. */
    private ScreenState inHelp(Command command) {
        return switch (command) {
            case UP -> scrolledTo(scrolled - 1);
            case DOWN -> scrolledTo(scrolled + 1);
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
                    PAUSE -> onPage(Page.NUMBERS).on(command);
        };
    }

    /** The help from another line on; a frame has its end at the bottom at most. */
    ScreenState scrolledTo(int line) {
        return new ScreenState(
                given, viewpoint, page, Math.max(0, line), rows, alerts, sort, prompt, held, feed, isEnded);
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
            case SORT -> withSort(sort.next(hasLatency()));
            case FILTER -> withPrompt(Optional.of(Prompt.forFilter(viewpoint.filter())));
            case THRESHOLD -> withPrompt(Optional.of(Prompt.forThreshold(viewpoint.rule())));
            case SHORTER -> lookingFrom(viewpoint.withInterval(Intervals.shorter(viewpoint.interval())));
            case LONGER -> lookingFrom(viewpoint.withInterval(Intervals.longer(viewpoint.interval())));
            case EARLIER -> stepped(-1);
            case LATER -> stepped(1);
            case MUCH_EARLIER -> stepped(-MANY);
            case MUCH_LATER -> stepped(MANY);
            case ALERTS -> onPage(page == Page.ALERTS ? Page.NUMBERS : Page.ALERTS);
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
    boolean hasOwnRule() {
        return !viewpoint.rule().equals(given.rule());
    }

    /** After a message that would otherwise go to standard error. */
    public ScreenState said(String sentence) {
        return withFeed(feed.with(List.of(sentence)));
    }

    /** What is shown: what has come in, or what had when the screen was paused. */
    Feed visible() {
        return held.orElse(feed);
    }

    /** Sections, then clients, as they are listed. */
    List<Condition> items() {
        return Lists.of(this).items();
    }

    /** What was notified about the alert, oldest first. */
    List<RuleEvent> told() {
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
        return switch (page) {
            case NUMBERS ->
                withRows(rows.in(items()).at(saturated(rows.in(items()).row(), by), items()));
            case ALERTS ->
                withAlerts(alerts.in(told()).at(saturated(alerts.in(told()).row(), by), told()));
            case HELP -> this;
        };
    }

    private static int saturated(int row, int by) {
        return Math.clamp((long) row + by, 0, Integer.MAX_VALUE);
    }

    private ScreenState nextList() {
        Lists lists = Lists.of(this);
        int clients = lists.sections().size();
        int row = rows.in(lists.items()).row();
        return withRows(rows.at(row < clients ? clients : 0, lists.items()));
    }

    private ScreenState open() {
        return switch (page) {
            case HELP -> this;
            case ALERTS ->
                alerts.in(told())
                        .item()
                        .map(news -> onPage(Page.NUMBERS).goTo(time(news.news())))
                        .orElse(this);
            case NUMBERS ->
                viewpoint.detail().isPresent()
                        ? this
                        : rows.in(items())
                                .item()
                                .map(item -> lookingFrom(viewpoint.withDetail(Optional.of(item))))
                                .orElse(this);
        };
    }

    private ScreenState back() {
        if (page != Page.NUMBERS) {
            return onPage(Page.NUMBERS);
        }
        if (viewpoint.detail().isPresent()) {
            return lookingFrom(viewpoint.withoutDetail());
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
        return new ScreenState(
                given, other, page, scrolled, rows, alerts, sort, prompt, Optional.empty(), feed, isEnded);
    }

    private ScreenState paused() {
        Optional<Feed> hold = held.isPresent() ? Optional.empty() : Optional.of(feed);
        return new ScreenState(given, viewpoint, page, scrolled, rows, alerts, sort, prompt, hold, feed, isEnded);
    }

    private ScreenState onPage(Page other) {
        Selection<RuleEvent> newest = alerts.at(Integer.MAX_VALUE, told());
        return new ScreenState(given, viewpoint, other, 0, rows, newest, sort, prompt, held, feed, isEnded);
    }

    private ScreenState withRows(Selection<Condition> other) {
        return new ScreenState(given, viewpoint, page, scrolled, other, alerts, sort, prompt, held, feed, isEnded);
    }

    private ScreenState withAlerts(Selection<RuleEvent> other) {
        return new ScreenState(given, viewpoint, page, scrolled, rows, other, sort, prompt, held, feed, isEnded);
    }

    private ScreenState withSort(SortBy other) {
        return new ScreenState(given, viewpoint, page, scrolled, rows, alerts, other, prompt, held, feed, isEnded);
    }

    private ScreenState withPrompt(Optional<Prompt> other) {
        return new ScreenState(given, viewpoint, page, scrolled, rows, alerts, sort, other, held, feed, isEnded);
    }

    private ScreenState withFeed(Feed other) {
        return new ScreenState(given, viewpoint, page, scrolled, rows, alerts, sort, prompt, held, other, isEnded);
    }

    /** After the user has quit, or the terminal has gone. */
    public ScreenState end() {
        return new ScreenState(given, viewpoint, page, scrolled, rows, alerts, sort, prompt, held, feed, true);
    }
}
