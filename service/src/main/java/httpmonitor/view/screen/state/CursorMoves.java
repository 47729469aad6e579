package httpmonitor.view.screen.state;

import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficFilter.Field;
import java.util.List;
import java.util.Optional;

/** The commands that move the cursor, and those that filter by its row. */
record CursorMoves(ScreenState state) {

    /** The cursor some rows further down, or up. */
    ScreenState moved(int by) {
        Cursors cursors = state.browsing().cursors();
        return state.with(state.browsing()
                .with(
                        switch (state.page()) {
                            case ALERTS -> cursors.withAlerts(cursors.alerts().moved(by, state.alertEvents()));
                            case HITS -> cursors.withHits(cursors.hits().moved(by, state.places()));
                            default -> cursors.withRows(cursors.rows().moved(by, state.items()));
                        }));
    }

    /** The cursor on the first row of the next list. */
    ScreenState nextList() {
        Cursors cursors = state.browsing().cursors();
        List<Item> items = state.items();
        int next = Lists.of(state).nextFrom(cursors.rows().in(items).row());
        return state.with(state.browsing().with(cursors.withRows(cursors.rows().at(next, items))));
    }

    /** With a filter for the row under the cursor, or one that excludes it: a hit by its client, or its URL. */
    ScreenState refined(boolean excluding) {
        Optional<List<Condition>> by = state.page() == Page.HITS
                ? ofHit(excluding)
                : state.item()
                        .map(item -> excluding ? item.excluded() : item.only().conditions());
        return by.map(conditions -> filteredBy(conditions, excluding)).orElse(state);
    }

    private Optional<List<Condition>> ofHit(boolean excluding) {
        return state.hit()
                .flatMap(hit -> excluding
                        ? hit.url().map(url -> new Condition(Field.URL, true, path(url)))
                        : hit.client().map(client -> new Condition(Field.CLIENT, false, client)))
                .map(List::of);
    }

    private ScreenState filteredBy(List<Condition> conditions, boolean excluding) {
        Viewpoint viewpoint = state.viewpoint();
        TrafficFilter kept = excluding
                ? viewpoint.filter()
                : viewpoint.filter().without(conditions.getFirst().field());
        return state.lookingFrom(viewpoint.withFilter(kept.and(new TrafficFilter(conditions))));
    }

    /** The path of a request target in its stored form: without scheme, host and query. */
    private static String path(String url) {
        return url.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*", "").replaceFirst("[?#].*$", "");
    }
}
