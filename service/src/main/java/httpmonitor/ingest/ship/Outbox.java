package httpmonitor.ingest.ship;

import httpmonitor.ingest.ship.EntrySink.WriteResult;
import httpmonitor.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The batches in flight, in the order of their lines. Answers count only in that order, so that a file is answered up
 * to a place without a gap before it.
 */
final class Outbox {
    private static final int MOST_IN_FLIGHT = 2;

    /** How often the connection may break over the same batch before it is sent in halves. */
    private static final int MOST_BREAKS = 3;

    /** Pauses between attempts to send a batch that Elasticsearch did not take. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private static final class Sending {
        private final Outgoing outgoing;
        private final long number;
        private final int breaks;
        private @Nullable CompletableFuture<WriteResult> answer;

        Sending(Outgoing outgoing, long number) {
            this(outgoing, number, 0);
        }

        /** {@code breaks}: how often the connection broke over it. */
        Sending(Outgoing outgoing, long number, int breaks) {
            this.outgoing = outgoing;
            this.number = number;
            this.breaks = breaks;
        }
    }

    private final EntrySink sink;
    private final ShipListener listener;
    private final Backoff backoff;
    private final Runnable wake;
    private final Counts counts;
    private final Deque<Sending> queue = new ArrayDeque<>();
    private long submitted;
    private long answered;
    private Instant pausedUntil = Instant.MIN;
    private @Nullable String trouble;

    /** {@code wake} is called on any thread when an answer has come. */
    Outbox(EntrySink sink, ShipListener listener, RandomGenerator random, Runnable wake, Counts counts) {
        this.sink = sink;
        this.listener = listener;
        this.backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random);
        this.wake = wake;
        this.counts = counts;
    }

    boolean hasRoom() {
        return queue.size() < MOST_IN_FLIGHT;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** How many batches have been submitted. */
    long submitted() {
        return submitted;
    }

    /** How many of these, from the first one on, are answered. */
    long answered() {
        return answered;
    }

    /** Why the store accepts nothing at the moment, {@code null} where it does. */
    @Nullable
    String trouble() {
        return trouble;
    }

    void submit(Outgoing outgoing, Instant now) {
        submitted++;
        queue.addLast(new Sending(outgoing, submitted));
        step(now);
    }

    /** Takes the answers that have come, and sends the batches that are due; {@code now} is by the steady clock. */
    void step(Instant now) {
        for (Sending head = queue.peekFirst(); head != null && isAnswered(head); head = queue.peekFirst()) {
            queue.removeFirst();
            take(head, now);
        }
        send(now);
    }

    private static boolean isAnswered(Sending sending) {
        return sending.outgoing.lines().isEmpty() || (sending.answer != null && sending.answer.isDone());
    }

    private void take(Sending head, Instant now) {
        CompletableFuture<WriteResult> answer = head.answer;
        WriteResult result = answer == null ? new WriteResult.Written(0) : answer.join();
        switch (result) {
            case WriteResult.Written written -> {
                storeAnswered();
                counts.duplicates(written.duplicates());
                head.outgoing.lines().forEach(counts::count);
                head.outgoing.answered();
                answered = head.number;
            }
            case WriteResult.PartlyRejected partly -> {
                storeAnswered();
                takePart(head, partly);
            }
            case WriteResult.TryLater later -> {
                pause(later.reason(), now);
                queue.addFirst(new Sending(head.outgoing, head.number, head.breaks));
            }
            case WriteResult.Broken broken -> {
                pause(broken.reason(), now);
                sendBrokenAgain(head);
            }
            case WriteResult.TooLarge tooLarge -> {
                storeAnswered();
                divide(head);
            }
        }
    }

    private void pause(String reason, Instant now) {
        trouble = reason;
        pausedUntil = now.plus(backoff.next());
    }

    /** A single line is never cut for a broken connection: it is small enough for any server that answers. */
    private void sendBrokenAgain(Sending head) {
        if (head.breaks + 1 >= MOST_BREAKS && head.outgoing.lines().size() > 1) {
            divide(head);
        } else {
            queue.addFirst(new Sending(head.outgoing, head.number, head.breaks + 1));
        }
    }

    private void storeAnswered() {
        trouble = null;
        backoff.reset();
    }

    private void takePart(Sending head, WriteResult.PartlyRejected partly) {
        Outgoing outgoing = head.outgoing;
        counts.duplicates(partly.duplicates());
        Set<Integer> rejected = new HashSet<>();
        partly.rejections().forEach(rejection -> rejected.add(rejection.index()));
        for (int i = 0; i < outgoing.lines().size(); i++) {
            if (!rejected.contains(i)) {
                counts.count(outgoing.lines().get(i));
            }
        }
        queue.addFirst(new Sending(outgoing.refused(partly.rejections(), this::lost), head.number));
    }

    private void divide(Sending head) {
        Outgoing outgoing = head.outgoing;
        if (outgoing.lines().size() == 1) {
            queue.addFirst(new Sending(outgoing.shortened(this::lost), head.number));
            return;
        }
        List<Outgoing> halves = outgoing.halves();
        queue.addFirst(new Sending(halves.get(1), head.number));
        queue.addFirst(new Sending(halves.get(0), head.number - 1));
    }

    private void lost(OutgoingLine line) {
        counts.count(line);
        listener.onLost(line.line().file().path(), line.line().offset(), line.reason());
    }

    private void send(Instant now) {
        if (now.isBefore(pausedUntil)) {
            return;
        }
        int inFlight = 0;
        for (Sending sending : queue) {
            if (sending.answer == null
                    && inFlight < MOST_IN_FLIGHT
                    && !sending.outgoing.lines().isEmpty()) {
                CompletableFuture<WriteResult> answer = sink.write(sending.outgoing.batch());
                sending.answer = answer;
                var unused = answer.whenComplete((result, failure) -> wake.run());
            }
            inFlight += sending.answer == null ? 0 : 1;
        }
    }
}
