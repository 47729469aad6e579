package httpmonitor.ingest.tail.file;

import httpmonitor.compression.CompressedContentException;
import httpmonitor.compression.Compression;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One look at a path.
 *
 * @param key device and inode: the same while it is the same file
 * @param size in bytes
 * @param modified when its content last changed, in nanoseconds since the epoch
 * @param created when it was created, in nanoseconds since the epoch, where the file system knows
 */
public record FileStat(Path path, Object key, long inode, boolean isRegular, long size, long modified, long created) {

    /** Looks at a path; {@code null} where there is no file. */
    public static @Nullable FileStat of(Path path) throws IOException {
        Map<String, Object> found;
        try {
            found = Files.readAttributes(path, "unix:fileKey,ino,isRegularFile,size,lastModifiedTime,creationTime");
        } catch (NoSuchFileException e) {
            return null;
        }
        return new FileStat(
                path,
                attribute(found, "fileKey"),
                (Long) attribute(found, "ino"),
                (Boolean) attribute(found, "isRegularFile"),
                (Long) attribute(found, "size"),
                ((FileTime) attribute(found, "lastModifiedTime")).to(TimeUnit.NANOSECONDS),
                ((FileTime) attribute(found, "creationTime")).to(TimeUnit.NANOSECONDS));
    }

    /** A stat for a stream, which is no file. */
    public static FileStat ofStream(String name) {
        return new FileStat(Path.of(name), name, 0, false, 0, 0, 0);
    }

    /** An instant as {@link #modified} and {@link #created} have it. */
    public static long nanos(Instant instant) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, instant);
    }

    private static Object attribute(Map<String, Object> found, String name) {
        return Objects.requireNonNull(found.get(name), name);
    }

    /** Opens the file of this look for a moment; {@code null} where the name belongs to another file now. */
    @Nullable
    public Content open() throws IOException {
        return open(null, new Handles(1));
    }

    /**
     * Opens the file of this look; {@code null} where the name belongs to another file now.
     *
     * @param globBase the folder below which a glob found it; {@code null} where the user named it
     * @throws ForeignLinkException if a glob found it through a link that is not to be followed
     */
    @Nullable
    public Content open(@Nullable Path globBase, Handles handles) throws IOException {
        Handle handle = Handle.open(this, globBase, handles);
        if (handle == null) {
            return null;
        }
        try {
            return content(handle, handles);
        } catch (IOException e) {
            handle.close();
            throw e;
        }
    }

    private Content content(Handle handle, Handles handles) throws IOException {
        byte[] head = new byte[Compression.LENGTH];
        Compression found = Compression.of(head, handle.channel().read(ByteBuffer.wrap(head), 0), path);
        if (found == null) {
            return new PlainContent(handle);
        }
        if (!found.isReadable()) {
            throw new CompressedContentException(found.refusal(), null);
        }
        return new CompressedContent(handle, handles, found);
    }
}
