package httpmonitor.ingest.tail.file;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The files that have a handle: at most that many. Where another one wants one, the file that was read longest ago
 * gives its handle back and rests; it is reached again by its path as long as that is its own.
 */
public final class Handles {
    /** Each holds a buffer, and more outside of the heap. */
    private static final int MOST_STREAMS = 32;

    private final int most;
    private final int mostStreams;
    private final Set<Handle> open = new LinkedHashSet<>();
    private int streams;
    private int streamWeight;

    public Handles(int most) {
        this.most = most;
        this.mostStreams = Math.clamp(most / 2, 1, MOST_STREAMS);
    }

    /** Half of what this process may have: the rest is for everything else. */
    public static int ofThisProcess() {
        long all = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Integer.MAX_VALUE;
        return Math.clamp(all / 2, 1, Integer.MAX_VALUE);
    }

    /** Whether one more compressed file may begin to be read without another one having to begin again. */
    boolean hasRoomForStream(Handle handle) {
        return streamWeight + weight(handle) <= mostStreams;
    }

    private int weight(Handle handle) {
        return !handle.isStream() ? 0 : handle.isHeavy() ? mostStreams : 1;
    }

    /** Sees to it that this one may be opened. */
    void makeRoom(Handle handle) throws IOException {
        while (handle.isStream() && !hasRoomForStream(handle)) {
            eldest(true).close();
        }
        while (open.size() >= most) {
            eldest(open.size() == streams).close();
        }
    }

    /** Of those that lost their name only where there are no others. */
    private Handle eldest(boolean stream) {
        Handle nameless = null;
        for (Handle handle : open) {
            if (handle.isStream() == stream && !handle.isLast()) {
                return handle;
            }
            nameless = nameless == null && handle.isStream() == stream ? handle : nameless;
        }
        return Objects.requireNonNull(nameless, "there is one");
    }

    void opened(Handle handle) {
        open.add(handle);
        streams += handle.isStream() ? 1 : 0;
        streamWeight += weight(handle);
    }

    void used(Handle handle) {
        if (open.remove(handle)) {
            open.add(handle);
        }
    }

    void closed(Handle handle) {
        if (open.remove(handle)) {
            streams -= handle.isStream() ? 1 : 0;
            streamWeight -= weight(handle);
        }
    }
}
