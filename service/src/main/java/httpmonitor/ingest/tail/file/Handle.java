package httpmonitor.ingest.tail.file;

import httpmonitor.compression.Compression;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * One file's handle, which it may have to give back and get again. While it has one, it does not matter where its name
 * goes.
 */
final class Handle implements Closeable {
    private final FileStat stat;
    private final Handles handles;
    private @Nullable FileChannel channel;
    private Closeable whenClosed = () -> {};
    private boolean last;
    private boolean stream;
    private boolean heavy;

    private Handle(FileStat stat, Handles handles) {
        this.stat = stat;
        this.handles = handles;
        Compression named = Compression.ofName(stat.path());
        this.stream = named != null;
        this.heavy = named != null && named.isHeavy();
    }

    /** Opens what a look saw; {@code null} where another file has taken the name meanwhile. */
    static @Nullable Handle open(FileStat stat, Handles handles) throws IOException {
        Handle handle = new Handle(stat, handles);
        return handle.reach() ? handle : null;
    }

    /** What is to be closed along with the handle. */
    void whenClosed(Closeable action) {
        whenClosed = action;
    }

    /** Whether it has been given back. */
    boolean isEvicted() {
        return channel == null;
    }

    /** Whether the file is compressed, so that it is read from its start whenever the handle is a new one. */
    boolean isStream() {
        return stream;
    }

    /** Whether reading it takes so much memory that no other one is read meanwhile. */
    boolean isHeavy() {
        return heavy;
    }

    /** Says that what was opened is a compressed file; others may have to give their handles back for it. */
    void becomesStream(boolean isHeavy) throws IOException {
        handles.closed(this);
        stream = true;
        heavy = isHeavy;
        handles.makeRoom(this);
        handles.opened(this);
    }

    /** Says that the file has lost the name by which another one would be had. */
    void onUnlinked() {
        last = true;
    }

    /** Whether this may be the last way to the file. */
    boolean isLast() {
        return last;
    }

    /** Gets the handle again where it was given back; {@code false} where the path is no longer this file's. */
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
            opened = Opening.open(stat.path(), Opening.PATIENCE);
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

    /** To be read from. */
    FileChannel use() throws IOException {
        handles.used(this);
        return channel();
    }

    /** To be asked. */
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
