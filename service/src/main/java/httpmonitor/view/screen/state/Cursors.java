package httpmonitor.view.screen.state;

import httpmonitor.alert.RuleEvent;
import httpmonitor.traffic.StoredHit;

/**
 * Where the cursor is.
 *
 * @param rows among what is listed
 * @param hits among the newest hits
 * @param alerts among the alerts
 */
public record Cursors(Selection<Item> rows, Selection<StoredHit.Place> hits, Selection<RuleEvent> alerts) {

    static final Cursors FIRST = new Cursors(Selection.first(), Selection.first(), Selection.first());

    Cursors withRows(Selection<Item> other) {
        return new Cursors(other, hits, alerts);
    }

    Cursors withHits(Selection<StoredHit.Place> other) {
        return new Cursors(rows, other, alerts);
    }

    Cursors withAlerts(Selection<RuleEvent> other) {
        return new Cursors(rows, hits, other);
    }
}
