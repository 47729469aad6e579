package httpmonitor.ingest.tail.file;

import httpmonitor.compression.Compression;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file's handle, which may be closed in favour of another file and opened again. While it is open, the file is
 * reached under any name.
 */
final class Handle implements Closeable {
    private final FileStat stat;
    private final @Nullable Path globBase;
    private final Handles handles;
    private @Nullable FileChannel channel;
    private Closeable whenClosed = () -> {};
    private boolean last;
    private boolean stream;
    private boolean heavy;

    private Handle(FileStat stat, @Nullable Path globBase, Handles handles) {
        this.stat = stat;
        this.globBase = globBase;
        this.handles = handles;
        Compression named = Compression.ofName(stat.path());
        this.stream = named != null;
        this.heavy = named != null && named.isHeavy();
    }

    /** Opens the file of a look; {@code null} where the name belongs to another file now. */
    static @Nullable Handle open(FileStat stat, @Nullable Path globBase, Handles handles) throws IOException {
        Handle handle = new Handle(stat, globBase, handles);
        return handle.reach() ? handle : null;
    }

    /** Sets what is closed along with the handle. */
    void whenClosed(Closeable action) {
        whenClosed = action;
    }

    /** Whether it was closed in favour of another file. */
    boolean isEvicted() {
        return channel == null;
    }

    /** Whether the file is compressed, so that each new handle reads it from its start. */
    boolean isStream() {
        return stream;
    }

    /** Whether reading it needs so much memory that no other compressed file is read meanwhile. */
    boolean isHeavy() {
        return heavy;
    }

    /** Notes that the file is compressed; other handles may be closed for it. */
    void becomesStream(boolean isHeavy) throws IOException {
        handles.closed(this);
        stream = true;
        heavy = isHeavy;
        handles.makeRoom(this);
        handles.opened(this);
    }

    /** Notes that the file has lost its name, so it could not be opened again. */
    void onUnlinked() {
        last = true;
    }

    /** Whether the file can perhaps not be opened again. */
    boolean isLast() {
        return last;
    }

    /** Opens the handle again if it was closed; {@code false} where the path belongs to another file now. */
    boolean reach() throws IOException {
        if (channel == null) {
            handles.makeRoom(this);
            channel = opened();
            if (channel != null) {
                handles.opened(this);
            }
        }
        return channel != null;
    }

    private @Nullable FileChannel opened() throws IOException {
        FileChannel opened;
        try {
            opened = Opening.open(stat.path(), globBase, Opening.PATIENCE);
        } catch (NoSuchFileException e) {
            return null;
        }
        FileStat now = FileStat.of(stat.path());
        if (now != null && now.key().equals(stat.key())) {
            return opened;
        }
        opened.close();
        return null;
    }

    /** The channel, for reading. */
    FileChannel use() throws IOException {
        handles.used(this);
        return channel();
    }

    /** The channel, for questions such as its size. */
    FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            throw new ClosedChannelException();
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        handles.closed(this);
        try {
            whenClosed.close();
        } finally {
            if (open != null) {
                open.close();
            }
        }
    }
}
