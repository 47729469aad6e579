package httpmonitor.ingest.tail.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A stream such as standard input. Reading a stream blocks, so a thread of its own reads; it waits until each block is
 * taken.
 */
public final class StreamContent implements Content {
    private static final int BLOCK = 1 << 16;
    private static final int BLOCKS_AHEAD = 4;

    private sealed interface Arrival {
        @SuppressWarnings("ArrayRecordComponent") // handed over, and not compared
        record Bytes(byte[] bytes) implements Arrival {}

        record End() implements Arrival {}

        record Failure(IOException cause) implements Arrival {}
    }

    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(BLOCKS_AHEAD);
    private final Thread reader;
    private byte[] current = {};
    private int taken;
    private long position;
    private boolean ended;

    public StreamContent(InputStream in) {
        this.reader = Thread.ofPlatform().daemon().name("standard-input").start(() -> pump(in));
    }

    private void pump(InputStream in) {
        try {
            Arrival arrival;
            do {
                arrival = next(in);
                arrivals.put(arrival);
            } while (arrival instanceof Arrival.Bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: the rest is not needed
        }
    }

    private static Arrival next(InputStream in) {
        byte[] block = new byte[BLOCK];
        try {
            int count = in.read(block);
            return count < 0 ? new Arrival.End() : new Arrival.Bytes(Arrays.copyOf(block, count));
        } catch (IOException e) {
            return new Arrival.Failure(e);
        }
    }

    @Override
    public int read(long from, byte[] into, int at, int length) throws IOException {
        if (taken == current.length && !ended) {
            arrive(arrivals.poll());
        }
        if (ended) {
            return ENDED;
        }
        int count = Math.min(length, current.length - taken);
        System.arraycopy(current, taken, into, at, count);
        taken += count;
        position += count;
        return count;
    }

    private void arrive(@Nullable Arrival arrival) throws IOException {
        switch (arrival) {
            case null -> {}
            case Arrival.Bytes arrived -> {
                current = arrived.bytes();
                taken = 0;
            }
            case Arrival.End end -> ended = true;
            case Arrival.Failure failure -> {
                ended = true;
                throw failure.cause();
            }
        }
    }

    @Override
    public long size() {
        return position;
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
