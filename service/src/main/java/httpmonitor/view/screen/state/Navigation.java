package httpmonitor.view.screen.state;

import httpmonitor.alert.RuleEvent;
import httpmonitor.traffic.StoredHit;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.View;
import java.util.List;
import java.util.Optional;

/** The commands that lead to another page and back. */
record Navigation(ScreenState state) {

    /** A page further down; after the last known hit, the store is asked for older ones. */
    ScreenState pageDown() {
        Browsing browsing = state.browsing();
        List<StoredHit.Place> places = state.page() == Page.HITS ? state.places() : List.of();
        boolean all = state.viewpoint()
                .view()
                .newest()
                .filter(asked -> places.size() < asked.most())
                .isPresent();
        int row = browsing.cursors().hits().in(places).row();
        if (state.page() != Page.HITS || all || row + browsing.height() < places.size()) {
            return new CursorMoves(state).moved(browsing.height());
        }
        return state.lookingFrom(state.viewpoint().before(Optional.of(places.getLast())))
                .with(browsing.onTo(
                        Page.HITS,
                        browsing.subject(),
                        browsing.cursors().withHits(Selection.first()),
                        state.viewpoint()));
    }

    /** A page further up; from the first of older hits, back to the newer ones. */
    ScreenState pageUp() {
        Browsing browsing = state.browsing();
        boolean first = browsing.cursors().hits().in(state.places()).row() == 0;
        boolean older =
                state.viewpoint().view().newest().flatMap(View.Newest::before).isPresent();
        return state.page() == Page.HITS && first && older && !browsing.trail().isEmpty()
                ? back()
                : new CursorMoves(state).moved(-browsing.height());
    }

    /** On another page; the key of an open overlay closes it. */
    ScreenState turnedTo(Page other) {
        if (other == state.page()) {
            return other.isOverlay() ? back() : state;
        }
        if (other.isOverlay()) {
            return overlaid(other);
        }
        Browsing browsing = state.browsing();
        if (other == Page.HITS && state.page() == Page.DETAIL) {
            return into(Page.HITS, browsing.subject(), detail());
        }
        Viewpoint home = browsing.trail().isEmpty()
                ? state.viewpoint()
                : state.viewpoint().seeing(browsing.trail().getFirst().viewpoint());
        return other == Page.CHANGES
                ? comparing(home)
                : state.lookingFrom(home.on(other, Optional.empty())).with(browsing.turnedTo(other));
    }

    private ScreenState overlaid(Page overlay) {
        Browsing browsing = state.browsing();
        Cursors cursors = browsing.cursors();
        Selection<RuleEvent> newest = cursors.alerts().at(Integer.MAX_VALUE, state.alertEvents());
        ScreenState asking =
                overlay == Page.ALERTS ? state.lookingFrom(state.viewpoint().withAllAlerts()) : state;
        return asking.with(browsing.onTo(overlay, browsing.subject(), cursors.withAlerts(newest), state.viewpoint()));
    }

    /** On the page of changes; Esc restores the interval. */
    private ScreenState comparing(Viewpoint home) {
        Viewpoint next = home.on(Page.CHANGES, Optional.empty());
        Browsing browsing = state.browsing();
        boolean direct = browsing.trail().isEmpty();
        Browsing away = direct ? browsing : browsing.turnedTo(Page.OVERVIEW);
        Viewpoint left = direct ? home : home.on(Page.OVERVIEW, Optional.empty());
        return state.lookingFrom(next.withInterval(Intervals.hourOr(home.interval())))
                .with(away.onTo(Page.CHANGES, "", Cursors.FIRST, left));
    }

    /** On a page about some of the hits; the place before is kept for the way back. */
    private ScreenState into(Page other, String subject, TrafficFilter of) {
        return state.lookingFrom(state.viewpoint().on(other, Optional.of(of)))
                .with(state.browsing().onTo(other, subject, Cursors.FIRST, state.viewpoint()));
    }

    /** On the page about the row under the cursor. */
    ScreenState open() {
        String subject = state.browsing().subject();
        return switch (state.page()) {
            case HELP, COPY, HITS -> state;
            case ALERTS ->
                state.alert().map(at -> turnedTo(Page.OVERVIEW).goTo(at)).orElse(state);
            case DETAIL ->
                state.item()
                        .map(item -> into(Page.HITS, subject + ", " + item.label(), narrowed(item)))
                        .orElse(state);
            default ->
                state.item()
                        .map(item -> into(Page.DETAIL, item.label(), item.only()))
                        .orElse(state);
        };
    }

    private TrafficFilter narrowed(Item item) {
        TrafficFilter only = item.only();
        return detail().without(only.conditions().getFirst().field()).and(only);
    }

    private TrafficFilter detail() {
        return state.viewpoint().view().detail().orElse(TrafficFilter.NONE);
    }

    /** Back to the place that the user came from; with none left, to the present. */
    ScreenState back() {
        Browsing browsing = state.browsing();
        if (!browsing.trail().isEmpty()) {
            Viewpoint left = browsing.trail().getLast().viewpoint();
            ScreenState back = state.page().isOverlay()
                    ? state
                    : state.lookingFrom(state.viewpoint().seeing(left));
            return back.with(browsing.back());
        }
        return state.page() == Page.OVERVIEW
                ? state.lookingFrom(state.viewpoint().at(Optional.empty()))
                : turnedTo(Page.OVERVIEW);
    }
}
