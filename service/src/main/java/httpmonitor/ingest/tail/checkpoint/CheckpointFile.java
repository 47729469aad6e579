package httpmonitor.ingest.tail.checkpoint;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import httpmonitor.files.PrivateFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * One source's checkpoint on disk. It is written to another file, synced and renamed, so that a reader finds the old
 * or the new one, never a part. Its holder holds a lock, so that no other process tails the same source.
 */
public final class CheckpointFile implements Closeable {
    static final String SUFFIX = ".json";
    private static final String SET_ASIDE = ".damaged-";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** The result of reading a checkpoint. */
    public sealed interface Loaded {
        record Nothing() implements Loaded {}

        record Found(Checkpoint checkpoint) implements Loaded {}

        /** It was no checkpoint of this source and was renamed. */
        record SetAside(Path to, String reason) implements Loaded {}
    }

    private final Path path;
    private final String source;
    private final FileLock lock;

    /** {@code lock}: the source's lock, freed when this is closed. */
    CheckpointFile(Path path, String source, FileLock lock) {
        this.path = path;
        this.source = source;
        this.lock = lock;
    }

    public Path path() {
        return path;
    }

    /** Reads the checkpoint; one that cannot be used is renamed. */
    public Loaded load() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new Loaded.Nothing();
        }
        if (!Files.isRegularFile(path)) {
            return setAside(Files.isDirectory(path) ? "it is a folder" : "it is no ordinary file");
        }
        try {
            Checkpoint found = read(path);
            if (found.version() == Checkpoint.VERSION && found.source().equals(source)) {
                return new Loaded.Found(found);
            }
            return setAside("it is of version " + found.version() + " and belongs to " + found.source());
        } catch (JsonProcessingException e) {
            return setAside(e.getOriginalMessage());
        }
    }

    /** Reads any checkpoint; fails where a value is missing or has the wrong type. */
    static Checkpoint read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException(path + " is no ordinary file");
        }
        JsonNode tree = JSON.readTree(Files.readAllBytes(path));
        tree.path("files").forEach(CheckpointFile::addNewer);
        Checkpoint found = JSON.treeToValue(tree, Checkpoint.class);
        if (found == null) {
            throw new JsonParseException(null, "it is empty");
        }
        return found;
    }

    /** Adds the values that older checkpoints of this version do not have. */
    private static void addNewer(JsonNode file) {
        if (file instanceof ObjectNode object && !object.has("columns")) {
            object.put("columns", "");
        }
    }

    /** Whether a file is a checkpoint that could not be used, and was renamed. */
    static boolean isSetAside(Path file, Path path) {
        return file.getFileName().toString().startsWith(path.getFileName() + SET_ASIDE);
    }

    private Loaded setAside(String reason) throws IOException {
        Path to = path.resolveSibling(path.getFileName() + SET_ASIDE + System.nanoTime());
        Files.move(path, to, StandardCopyOption.ATOMIC_MOVE);
        return new Loaded.SetAside(to, reason);
    }

    /** Replaces the checkpoint; it survives a loss of power once its folder is synced. */
    public void save(Checkpoint checkpoint) throws IOException {
        PrivateFile.replace(path, JSON.writeValueAsBytes(checkpoint));
    }

    @Override
    public void close() throws IOException {
        lock.release();
    }
}
