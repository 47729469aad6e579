package httpmonitor.view.screen.state;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertTransition;
import httpmonitor.alert.RuleEvent;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.StoredHit;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficFilter.Field;
import httpmonitor.traffic.View;
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

    /** A screen that is opened {@code now}. */
    public static ScreenState of(Viewpoint given, ZoneId zone, Instant now) {
        return new ScreenState(
                given, zone, given, Browsing.FIRST, Optional.empty(), Optional.empty(), Feed.openedAt(now), false);
    }

    /** After a key. */
    public ScreenState on(Key key) {
        if (prompt.isPresent()) {
            return typed(prompt.get(), key);
        }
        return Command.of(key)
                .map(command -> page() == Page.HELP ? inHelp(command) : onPage(command))
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
        return typed.isBlank() ? feed.live() : TimeInput.parse(typed, feed.live(), zone);
    }

    private Completion completion() {
        Map<Field, List<String>> values = new EnumMap<>(Field.class);
        values.put(Field.STATUS, new ArrayList<>(List.of("2xx", "3xx", "4xx", "5xx")));
        values.put(Field.METHOD, new ArrayList<>(List.of("GET", "POST")));
        visible().shown().flatMap(answer -> answer.report().traffic()).ifPresent(traffic -> {
            traffic.interval().lists().forEach((list, groups) -> add(values, list, groups));
            traffic.closer()
                    .detail()
                    .ifPresent(detail -> detail.lists().forEach((list, groups) -> add(values, list, groups)));
        });
        return new Completion(values);
    }

    private static void add(Map<Field, List<String>> values, HitList list, List<HitGroup> groups) {
        for (HitGroup group : groups) {
            for (Condition condition : list.only(group).conditions()) {
                List<String> known = values.computeIfAbsent(condition.field(), field -> new ArrayList<>());
                if (!known.contains(condition.value())) {
                    known.add(condition.value());
                }
            }
        }
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
            case FIRST, PAGE_UP -> scrolledTo(0);
            case LAST, PAGE_DOWN -> scrolledTo(Integer.MAX_VALUE);
            case HELP, BACK, QUIT -> back();
            default -> back().onPage(command);
        };
    }

    /** With the help scrolled to another line; a frame does not scroll past its end. */
    public ScreenState scrolledTo(int line) {
        return with(browsing.scrolledTo(line));
    }

    private ScreenState onPage(Command command) {
        return switch (command) {
            case UP -> moved(-1);
            case DOWN -> moved(1);
            case FIRST -> moved(-Integer.MAX_VALUE);
            case LAST -> moved(Integer.MAX_VALUE);
            case PAGE_UP -> page() == Page.HITS ? newer() : moved(-browsing.height());
            case PAGE_DOWN -> page() == Page.HITS ? older() : moved(browsing.height());
            case NEXT_LIST -> nextList();
            case OPEN -> open();
            case BACK -> back();
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
                    HELP -> turned(Page.of(command).orElseThrow());
            case ONLY -> refined(false);
            case NOT -> refined(true);
            case SORT -> with(browsing.withSort(browsing.sort().next(page().hasLatency() && hasLatency())));
            case FILTER -> withPrompt(Optional.of(Prompt.forFilter(viewpoint.filter())));
            case THRESHOLD -> withPrompt(Optional.of(Prompt.forThreshold(viewpoint.rule())));
            case SPAN -> lookingFrom(viewpoint.withInterval(Intervals.next(viewpoint.interval(), given.interval())));
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
            case PAUSE -> paused();
            case QUIT -> end();
        };
    }

    /** After an answer. Of an answer to an earlier viewpoint, only what it says of the alert is used. */
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

    /** Whether another threshold is tried. */
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

    /** The newest hits, or some older ones, newest first. */
    public List<StoredHit> hits() {
        return visible()
                .shown()
                .flatMap(answer -> answer.report().traffic())
                .flatMap(traffic -> traffic.closer().newest())
                .orElse(List.of());
    }

    private List<StoredHit.Place> places() {
        return hits().stream().map(StoredHit::place).toList();
    }

    private List<Item> items() {
        return Lists.of(this).items();
    }

    /** The row under the cursor, if there is one. */
    private Optional<Item> item() {
        // Its figures are those of now: what was chosen may be of an earlier tick.
        List<Item> items = items();
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(items.get(cursors().rows().in(items).row()));
    }

    /** The hit under the cursor, if there is one. */
    public Optional<StoredHit> hit() {
        List<StoredHit> hits = hits();
        return hits.isEmpty()
                ? Optional.empty()
                : Optional.of(hits.get(cursors().hits().in(places()).row()));
    }

    /** The time of the alert under the cursor, if there is one. */
    public Optional<Instant> alert() {
        return cursors().alerts().in(told()).item().map(event -> time(event.news()));
    }

    private Cursors cursors() {
        return browsing.cursors();
    }

    /** All events of the alerts so far, oldest first. */
    public List<RuleEvent> told() {
        return visible().told();
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
        Cursors cursors = cursors();
        return with(browsing.with(
                switch (page()) {
                    case ALERTS -> cursors.withAlerts(cursors.alerts().moved(by, told()));
                    case HITS -> cursors.withHits(cursors.hits().moved(by, places()));
                    default -> cursors.withRows(cursors.rows().moved(by, items()));
                }));
    }

    private ScreenState nextList() {
        List<Item> items = items();
        int next = Lists.of(this).nextFrom(cursors().rows().in(items).row());
        return with(browsing.with(cursors().withRows(cursors().rows().at(next, items))));
    }

    /** The next page of hits; after the last one that is known, older ones are read. */
    private ScreenState older() {
        List<StoredHit.Place> places = places();
        int row = cursors().hits().in(places).row();
        boolean all = viewpoint
                .view()
                .newest()
                .filter(asked -> places.size() < asked.most())
                .isPresent();
        if (all || row + browsing.height() < places.size()) {
            return moved(browsing.height());
        }
        return new ScreenState(
                given,
                zone,
                viewpoint.before(Optional.of(places.getLast())),
                browsing.onTo(Page.HITS, browsing.subject(), cursors().withHits(Selection.first()), viewpoint),
                prompt,
                Optional.empty(),
                feed,
                isEnded);
    }

    /** The page of hits before, at last the newest. */
    private ScreenState newer() {
        boolean first = cursors().hits().in(places()).row() == 0;
        boolean older = viewpoint.view().newest().flatMap(View.Newest::before).isPresent();
        return first && older && !browsing.trail().isEmpty() ? back() : moved(-browsing.height());
    }

    private ScreenState turned(Page other) {
        if (other == page()) {
            return other.isOverlay() ? back() : this;
        }
        if (other.isOverlay()) {
            Selection<RuleEvent> newest = cursors().alerts().at(Integer.MAX_VALUE, told());
            ScreenState asking = other == Page.ALERTS ? lookingFrom(viewpoint.withAllAlerts()) : this;
            return asking.with(
                    browsing.onTo(other, browsing.subject(), cursors().withAlerts(newest), viewpoint));
        }
        if (other == Page.HITS && page() == Page.DETAIL) {
            return into(Page.HITS, browsing.subject(), viewpoint.view().detail().orElse(TrafficFilter.NONE));
        }
        Viewpoint home = browsing.trail().isEmpty()
                ? viewpoint
                : viewpoint.seeing(browsing.trail().getFirst().viewpoint());
        Viewpoint next = home.on(other, Optional.empty());
        if (other == Page.CHANGES) {
            // Esc leads back to the interval of before.
            boolean direct = browsing.trail().isEmpty();
            Browsing away = direct ? browsing : browsing.turnedTo(Page.OVERVIEW);
            return lookingFrom(next.withInterval(Intervals.hourOr(home.interval())))
                    .with(away.onTo(
                            other, "", Cursors.FIRST, direct ? home : home.on(Page.OVERVIEW, Optional.empty())));
        }
        return lookingFrom(next).with(browsing.turnedTo(other));
    }

    /** Further on, with the way back: into some hits of what is looked at. */
    private ScreenState into(Page other, String subject, TrafficFilter of) {
        return lookingFrom(viewpoint.on(other, Optional.of(of)))
                .with(browsing.onTo(other, subject, Cursors.FIRST, viewpoint));
    }

    private ScreenState open() {
        return switch (page()) {
            case HELP, COPY, HITS -> this;
            case ALERTS -> alert().map(at -> turned(Page.OVERVIEW).goTo(at)).orElse(this);
            case DETAIL ->
                item().map(item -> into(Page.HITS, browsing.subject() + ", " + item.label(), narrowed(item)))
                        .orElse(this);
            default ->
                item().map(item -> into(Page.DETAIL, item.label(), item.only())).orElse(this);
        };
    }

    private TrafficFilter narrowed(Item item) {
        TrafficFilter only = item.only();
        return viewpoint
                .view()
                .detail()
                .orElse(TrafficFilter.NONE)
                .without(only.conditions().getFirst().field())
                .and(only);
    }

    private ScreenState back() {
        if (!browsing.trail().isEmpty()) {
            Viewpoint left = browsing.trail().getLast().viewpoint();
            ScreenState back = page().isOverlay() ? this : lookingFrom(viewpoint.seeing(left));
            return back.with(browsing.back());
        }
        if (page() != Page.OVERVIEW) {
            return turned(Page.OVERVIEW);
        }
        return lookingFrom(viewpoint.at(Optional.empty()));
    }

    /** Only hits like the one under the cursor, or none of them: by its client, or not by its URL. */
    private ScreenState refined(boolean excluding) {
        Optional<List<Condition>> by = page() == Page.HITS
                ? hit().flatMap(hit -> excluding
                                ? hit.url().map(url -> new Condition(Field.URL, true, path(url)))
                                : hit.client().map(client -> new Condition(Field.CLIENT, false, client)))
                        .map(List::of)
                : item().map(item -> excluding ? item.excluded() : item.only().conditions());
        return by.map(conditions -> {
                    TrafficFilter kept = excluding
                            ? viewpoint.filter()
                            : viewpoint.filter().without(conditions.getFirst().field());
                    return lookingFrom(viewpoint.withFilter(kept.and(new TrafficFilter(conditions))));
                })
                .orElse(this);
    }

    /** The path of a request target as it is stored: without scheme, host and query. */
    private static String path(String url) {
        return url.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*", "").replaceFirst("[?#].*$", "");
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
        boolean past = instant.isBefore(feed.live());
        return lookingFrom(viewpoint.at(past ? Optional.of(instant) : Optional.empty()));
    }

    private ScreenState stepped(int intervals) {
        if (viewpoint.at().isEmpty() && intervals > 0) {
            return this;
        }
        Duration by = viewpoint.interval().multipliedBy(intervals);
        return goTo(viewpoint.at().orElse(feed.live()).plus(by));
    }

    /** At another viewpoint; that ends a pause, so that its answer is seen. */
    private ScreenState lookingFrom(Viewpoint other) {
        return new ScreenState(given, zone, other, browsing, prompt, Optional.empty(), feed, isEnded);
    }

    private ScreenState paused() {
        Optional<Feed> hold = held.isPresent() ? Optional.empty() : Optional.of(feed);
        return new ScreenState(given, zone, viewpoint, browsing, prompt, hold, feed, isEnded);
    }

    /** With as many rows for hits as a page has. */
    public ScreenState withHeight(int rows) {
        return with(browsing.withHeight(rows));
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
