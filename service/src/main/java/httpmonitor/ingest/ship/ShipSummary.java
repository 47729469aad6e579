package httpmonitor.ingest.ship;

import java.time.Duration;

/**
 * What a run has done.
 *
 * @param lines lines answered for, empty ones left out: hits, unparsed and rejected together
 * @param hits lines stored as hits
 * @param unparsed lines kept aside because they are no hits
 * @param rejected lines that the store refused, kept aside with its reason
 * @param duplicates of all these, those that were stored before
 * @param unreadable sources that could not be read, or not to their end
 * @param took how long it took
 * @param complete whether all of its files is stored and searchable; a run that follows them is never complete
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
