package httpmonitor.view.screen.state;

import httpmonitor.alert.RuleEvent;
import httpmonitor.traffic.StoredHit;

/**
 * The positions of the cursor.
 *
 * @param rows its position in the lists
 * @param hits its position in the newest hits
 * @param alerts its position in the alerts
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
