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
 * The state of the screen at a moment. Keys, answers and messages lead to its next state; the requests to the store
 * follow from {@link #viewpoint}.
 *
 * @param given the viewpoint of the command line; its ticks continue while the user views something else
 * @param zone the zone of times that the user types
 * @param viewpoint what the screen shows
 * @param browsing the page and the cursors
 * @param prompt the input line, where one is open
 * @param held the feed that a paused screen shows
 * @param feed the data received so far
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

    /** The first state of a screen that is opened {@code now}. */
    public static ScreenState of(Viewpoint given, ZoneId zone, Instant now) {
        return new ScreenState(
                given, zone, given, Browsing.FIRST, Optional.empty(), Optional.empty(), Feed.openedAt(now), false);
    }

    /** The state after a key. */
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

    /** The state after an answer. An answer for an earlier viewpoint changes only the alert. */
    public ScreenState on(AnsweredTick answer) {
        boolean present = answer.viewpoint().at().isEmpty();
        Feed heard = present && answer.viewpoint().rules().equals(given.rules())
                ? feed.withAlert(
                        answer.judged().alert(), answer.judged().range().to())
                : feed;
        if (answer.viewpoint().equals(viewpoint)) {
            Feed newest = heard.with(answer);
            // A pause that began before the answer holds the answer.
            Optional<Feed> hold = isAnswered() ? held : held.map(before -> newest);
            return new ScreenState(given, zone, viewpoint, browsing, prompt, hold, newest, isEnded);
        }
        return withFeed(answer.viewpoint().equals(given) ? heard.withLive(answer.judged()) : heard);
    }

    /** Whether the user tries another threshold. */
    public boolean hasOwnRule() {
        return !viewpoint.rule().equals(given.rule());
    }

    /** The state after a message that would otherwise go to standard error. */
    public ScreenState said(String sentence) {
        return withFeed(feed.with(List.of(sentence)));
    }

    /** The feed that is shown: the newest, or on a paused screen the one that the pause holds. */
    public Feed visible() {
        return held.orElse(feed);
    }

    /** Whether the answer that is shown is that of the viewpoint. */
    public boolean isAnswered() {
        return visible().shown().map(AnsweredTick::viewpoint).equals(Optional.of(viewpoint));
    }

    /** The traffic that is shown, where there is an answer. */
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
        // The chosen row may have the figures of an earlier tick; this one has the current ones.
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

    /** The time of the event; for an event that a correction removes, its former time. */
    private static Instant time(AlertEvent news) {
        return switch (news) {
            case AlertTransition transition -> transition.time();
            case AlertCorrection correction -> correction.time().orElse(correction.was());
        };
    }

    /** At an instant of the past; an instant from the newest tick on means the present. */
    ScreenState goTo(Instant instant) {
        boolean past = instant.isBefore(feed.live());
        return lookingFrom(viewpoint.at(past ? Optional.of(instant) : Optional.empty()));
    }

    /** At another viewpoint. That ends a pause, so that the answer is shown. */
    ScreenState lookingFrom(Viewpoint other) {
        return new ScreenState(given, zone, other, browsing, prompt, Optional.empty(), feed, isEnded);
    }

    ScreenState paused() {
        Optional<Feed> hold = held.isPresent() ? Optional.empty() : Optional.of(feed);
        return new ScreenState(given, zone, viewpoint, browsing, prompt, hold, feed, isEnded);
    }

    /** With the number of hits that fit on a page. */
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

    /** The last state: the user has quit, or the terminal has gone. */
    public ScreenState end() {
        return new ScreenState(given, zone, viewpoint, browsing, prompt, held, feed, true);
    }
}
