package httpmonitor.view.screen.state;

import java.util.List;
import java.util.Optional;

/**
 * Where the cursor is in a list that changes under it: it stays on its item where that moves, and in its row where that
 * goes.
 *
 * @param row counted from 0
 * @param item what stood there when it was chosen
 */
public record Selection<T>(int row, Optional<T> item) {

    static <T> Selection<T> first() {
        return new Selection<>(0, Optional.empty());
    }

    /** In the list as it is now. */
    public Selection<T> in(List<T> items) {
        int found = item.map(items::indexOf).orElse(-1);
        return found >= 0 ? new Selection<>(found, item) : at(row, items);
    }

    /** On another row of the list as it is now; the nearest there is. */
    Selection<T> at(int other, List<T> items) {
        int nearest = Math.clamp(other, 0, Math.max(0, items.size() - 1));
        return new Selection<>(nearest, items.isEmpty() ? Optional.empty() : Optional.of(items.get(nearest)));
    }

    /** Some rows further in the list as it is now; the nearest there is. */
    Selection<T> moved(int by, List<T> items) {
        return at(Math.clamp((long) in(items).row() + by, 0, Integer.MAX_VALUE), items);
    }
}
