package httpmonitor.view.screen.state;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertTransition;
import httpmonitor.alert.RuleEvent;
import httpmonitor.traffic.StoredHit;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.view.screen.keys.Command;
import httpmonitor.view.screen.keys.Key;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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

    /** A screen that is opened {@code now}. */
    public static ScreenState of(Viewpoint given, ZoneId zone, Instant now) {
        return new ScreenState(
                given, zone, given, Browsing.FIRST, Optional.empty(), Optional.empty(), Feed.openedAt(now), false);
    }

    /** After a key. */
    public ScreenState on(Key key) {
        if (prompt.isPresent()) {
            return new LineInput(this, prompt.get()).on(key);
        }
        return Command.of(key)
                .map(command -> new PageCommands(this).on(command))
                .orElse(this);
    }

    /** The page that is shown. */
    public Page page() {
        return browsing.page();
    }

    /** With the help scrolled to another line; a frame does not scroll past its end. */
    public ScreenState scrolledTo(int line) {
        return with(browsing.scrolledTo(line));
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

    /** The traffic of what is shown, where there is an answer. */
    Optional<TrafficSnapshot> traffic() {
        return visible().shown().flatMap(answer -> answer.report().traffic());
    }

    /** The newest hits, or some older ones, newest first. */
    public List<StoredHit> hits() {
        return traffic().flatMap(traffic -> traffic.closer().newest()).orElse(List.of());
    }

    List<StoredHit.Place> places() {
        return hits().stream().map(StoredHit::place).toList();
    }

    List<Item> items() {
        return Lists.of(this).items();
    }

    /** The row under the cursor, if there is one. */
    Optional<Item> item() {
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
        return cursors().alerts().in(alertEvents()).item().map(event -> time(event.news()));
    }

    private Cursors cursors() {
        return browsing.cursors();
    }

    /** All events of the alerts so far, oldest first. */
    public List<RuleEvent> alertEvents() {
        return visible().alertEvents();
    }

    /** Where it fired, recovered, or did neither. */
    private static Instant time(AlertEvent news) {
        return switch (news) {
            case AlertTransition transition -> transition.time();
            case AlertCorrection correction -> correction.time().orElse(correction.was());
        };
    }

    /** At most the newest tick of the present, which is the present. */
    ScreenState goTo(Instant instant) {
        boolean past = instant.isBefore(feed.live());
        return lookingFrom(viewpoint.at(past ? Optional.of(instant) : Optional.empty()));
    }

    /** At another viewpoint; that ends a pause, so that its answer is seen. */
    ScreenState lookingFrom(Viewpoint other) {
        return new ScreenState(given, zone, other, browsing, prompt, Optional.empty(), feed, isEnded);
    }

    ScreenState paused() {
        Optional<Feed> hold = held.isPresent() ? Optional.empty() : Optional.of(feed);
        return new ScreenState(given, zone, viewpoint, browsing, prompt, hold, feed, isEnded);
    }

    /** With as many rows for hits as a page has. */
    public ScreenState withHeight(int rows) {
        return with(browsing.withHeight(rows));
    }

    ScreenState with(Browsing other) {
        return new ScreenState(given, zone, viewpoint, other, prompt, held, feed, isEnded);
    }

    ScreenState withPrompt(Optional<Prompt> other) {
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
