package httpmonitor.ingest.tail.file;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The open handles, at most a given number. For another handle, the one that was read longest ago is closed: its file
 * is evicted, and is opened again by its path while that is its own.
 */
public final class Handles {
    /** Limit of open compressed files: each needs a buffer, and memory outside of the heap. */
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

    /** Half of the handles that this process may have; the rest is for all other uses. */
    public static int ofThisProcess() {
        long all = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Integer.MAX_VALUE;
        return Math.clamp(all / 2, 1, Integer.MAX_VALUE);
    }

    /** Whether one more compressed file can be opened without closing another one, which would have to start again. */
    boolean hasRoomForStream(Handle handle) {
        return streamWeight + weight(handle) <= mostStreams;
    }

    private int weight(Handle handle) {
        return !handle.isStream() ? 0 : handle.isHeavy() ? mostStreams : 1;
    }

    /** Closes handles until this one may be opened. */
    void makeRoom(Handle handle) throws IOException {
        while (handle.isStream() && !hasRoomForStream(handle)) {
            eldest(true).close();
        }
        while (open.size() >= most) {
            eldest(open.size() == streams).close();
        }
    }

    /** The handle that was read longest ago; one whose file has lost its name only where there is no other. */
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
