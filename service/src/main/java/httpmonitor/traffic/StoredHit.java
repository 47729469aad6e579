package httpmonitor.traffic;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One stored hit; absent fields are empty. All texts are raw log text.
 *
 * @param time the line's own time, to the millisecond
 * @param client the client's address, as the line writes it
 * @param method request method
 * @param url request target, as the line writes it
 * @param status status code
 * @param bytes size of the response body
 * @param durationNanos how long the server took
 * @param referrer the page that the client came from
 * @param agent the user agent
 * @param host the virtual host, or else the server that wrote the log
 * @param place its place in the order of hits
 */
public record StoredHit(
        Instant time,
        Optional<String> client,
        Optional<String> method,
        Optional<String> url,
        OptionalInt status,
        OptionalLong bytes,
        OptionalLong durationNanos,
        Optional<String> referrer,
        Optional<String> agent,
        Optional<String> host,
        Place place) {

    /**
     * A place in the order of hits from the newest to the oldest: the three numbers that it is sorted by.
     *
     * @param millis the hit's time, in milliseconds since the epoch
     * @param offset the offset of its line; the smallest number where that is not known
     * @param number the store's own number, different for hits with the same time and offset
     */
    public record Place(long millis, long offset, long number) {

        private static final int NUMBERS = 3;

        /**
         * Reads the result of {@link #toString()}.
         *
         * @throws IllegalArgumentException with a sentence for the user
         */
        public static Place parse(String text) {
            String[] numbers = text.split("_", -1);
            try {
                if (numbers.length != NUMBERS) {
                    throw new NumberFormatException(numbers.length + " parts");
                }
                return new Place(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is not a hit's place: copy one from an answer", e);
            }
        }

        @Override
        public String toString() {
            return millis + "_" + offset + "_" + number;
        }
    }
}
