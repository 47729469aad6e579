package httpmonitor.view.web;

import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last answers for a moment: pages that look at the same send the same request at each tick, and the store is
 * asked once. Equal requests wait for the first of them. Failures are not kept. Thread-safe.
 */
final class SharedAnswers {

    private static final int KEPT = 32;
    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

    private final LongSupplier nanoTime;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * Without answers.
     *
     * @param nanoTime a monotonic clock
     */
    SharedAnswers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Makes an answer. */
    @FunctionalInterface
    interface Question {
        String answer() throws TrafficUnavailableException, InterruptedException;
    }

    /** The answer to one request; its lock is held while the store is asked. */
    private static final class Entry {

        private @Nullable String answer;
        private long at;

        private synchronized String get(LongSupplier nanoTime, Question question)
                throws TrafficUnavailableException, InterruptedException {
            String known = answer;
            if (known == null || nanoTime.getAsLong() - at > FRESH_NANOS) {
                known = question.answer();
                answer = known;
                at = nanoTime.getAsLong();
            }
            return known;
        }
    }

    /**
     * The answer to a request. Asks the store where no fresh answer is kept.
     *
     * @param text the whole request
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     * @throws InterruptedException where the thread is to end
     */
    String of(String text, Question question) throws TrafficUnavailableException, InterruptedException {
        return entry(text).get(nanoTime, question);
    }

    private synchronized Entry entry(String text) {
        Entry entry = entries.remove(text);
        Entry newest = entry == null ? new Entry() : entry;
        entries.put(text, newest);
        if (entries.size() > KEPT) {
            entries.remove(entries.keySet().iterator().next());
        }
        return newest;
    }
}
