package httpmonitor.store.hits;

import httpmonitor.console.Sentence;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.schema.DailyIndices;
import httpmonitor.elastic.schema.Retention;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recurring work on the days of a store. A step that fails is reported as a warning, and keeps neither the other
 * step nor a later run from being done.
 */
final class Maintenance implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

    private final DailyIndices days;
    private final Retention retention;
    private final Consumer<String> messages;

    /** {@code messages} gets a sentence for each deletion. */
    Maintenance(DailyIndices days, Retention retention, Consumer<String> messages) {
        this.days = days;
        this.retention = retention;
        this.messages = messages;
    }

    /** Deletes old days first, because a store that is full of shards cannot open new days. */
    @Override
    public void run() {
        attempt(this::deleteOld);
        openDays();
    }

    /** Opens the indices of today and tomorrow. Without them, the first hit of a day opens its index. */
    void openDays() {
        attempt(() -> days.open(Instant.now()));
    }

    private void deleteOld() throws ElasticException {
        List<String> deleted = retention.prune(Instant.now());
        if (!deleted.isEmpty()) {
            messages.accept("Deleted hits older than the retention: " + String.join(", ", deleted) + ".");
        }
    }

    /** Work that the store may refuse. */
    private interface Step {
        void run() throws ElasticException;
    }

    @SuppressWarnings("IllegalCatch")
    private static void attempt(Step step) {
        try {
            step.run();
        } catch (ElasticException | RuntimeException e) {
            LOG.warn("{}", Sentence.of(e), e);
        }
    }
}
