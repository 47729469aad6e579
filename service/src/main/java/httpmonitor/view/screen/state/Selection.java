package httpmonitor.view.screen.state;

import java.util.List;
import java.util.Optional;

/**
 * The cursor in a list that changes. It follows its item; where the item leaves the list, it stays in its row.
 *
 * @param row the row, counted from 0
 * @param item the item of that row when the user chose it
 */
public record Selection<T>(int row, Optional<T> item) {

    static <T> Selection<T> first() {
        return new Selection<>(0, Optional.empty());
    }

    /** The cursor in the current list. */
    public Selection<T> in(List<T> items) {
        int found = item.map(items::indexOf).orElse(-1);
        return found >= 0 ? new Selection<>(found, item) : at(row, items);
    }

    /** On another row of the current list, or on the nearest one. */
    Selection<T> at(int other, List<T> items) {
        int nearest = Math.clamp(other, 0, Math.max(0, items.size() - 1));
        return new Selection<>(nearest, items.isEmpty() ? Optional.empty() : Optional.of(items.get(nearest)));
    }

    /** Moved by some rows in the current list, at most to its ends. */
    Selection<T> moved(int by, List<T> items) {
        return at(Math.clamp((long) in(items).row() + by, 0, Integer.MAX_VALUE), items);
    }
}
