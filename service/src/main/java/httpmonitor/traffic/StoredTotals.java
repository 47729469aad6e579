package httpmonitor.traffic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * The counts of all stored hits, of any time.
 *
 * @param hits their number
 * @param bySection hits by section, most first, equal counts by code point: all sections, or the busiest where
 *     {@code complete} is false
 * @param complete whether {@code bySection} holds every section with its exact count
 */
public record StoredTotals(long hits, SequencedMap<String, Long> bySection, boolean complete) {

    /** Copies the map, keeping its order. */
    public StoredTotals {
        bySection = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(bySection));
    }

    /** The exact number of a section's hits, empty where it is not known. */
    public OptionalLong of(String section) {
        Long known = complete ? bySection.get(section) : null;
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }
}
