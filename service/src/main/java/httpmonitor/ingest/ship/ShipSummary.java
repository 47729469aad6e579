package httpmonitor.ingest.ship;

import java.time.Duration;

/**
 * What a run has done.
 *
 * @param lines answered lines without empty ones: hits, unparsed and rejected together
 * @param hits lines stored as hits
 * @param unparsed lines stored as unparsed
 * @param rejected lines that the store refused, stored with its reason
 * @param duplicates lines among these that were stored before
 * @param unreadable sources that could not be read, or not to their end
 * @param took how long it took
 * @param complete whether all lines of its files are stored and searchable; never for a run that follows files
 */
public record ShipSummary(
        long lines,
        long hits,
        long unparsed,
        long rejected,
        long duplicates,
        long unreadable,
        Duration took,
        boolean complete) {

    /** Lines per second of the whole run; 0 where it took no time. */
    public double linesPerSecond() {
        double seconds = took.toNanos() / 1e9;
        return seconds > 0 ? lines / seconds : 0;
    }
}
