package httpmonitor.files;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** Files and folders that only their owner can open, and files that are replaced while others read them. */
public final class PrivateFile {

    private static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-------");

    /** Of a new folder: for the owner alone. */
    public static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(FOLDER_MODE);

    /** Of a new file: for the owner alone. */
    public static final FileAttribute<Set<PosixFilePermission>> FILE = PosixFilePermissions.asFileAttribute(MODE);

    private PrivateFile() {}

    /** Opens a file for writing, creates it where it is absent, and closes it to all but its owner. */
    public static FileChannel open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS), FILE);
        restrict(file, MODE);
        return channel;
    }

    /** Creates an empty file where it is absent, with the folders above it, and closes it to others. */
    public static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent(), FOLDER);
        if (!Files.exists(file)) {
            Files.createFile(file, FILE);
        }
        restrict(file, MODE);
    }

    /** Creates a folder where it is absent, with the folders above it, and closes it and its files to others. */
    public static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
        restrict(folder, FOLDER_MODE);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> plain = files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            for (Path file : plain) {
                restrict(file, MODE);
            }
        }
        return folder;
    }

    /** Replaces the content, for the owner alone; as UTF-8. */
    public static void replace(Path file, String content) throws IOException {
        replace(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces the content, for the owner alone. */
    public static void replace(Path file, byte[] content) throws IOException {
        replace(file, content, MODE);
    }

    /**
     * Replaces the content at once: written aside, synced, renamed. A reader finds the old content or the new one.
     *
     * @throws IOException where it cannot be written; then the old content stays, and no part of the new one takes room
     *     on the disk
     */
    public static void replace(Path file, byte[] content, Set<PosixFilePermission> mode) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try {
            write(aside, content, mode);
        } catch (IOException e) {
            deletePart(aside, e);
            throw e;
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path aside, byte[] content, Set<PosixFilePermission> mode) throws IOException {
        // One that exists may belong to another user, who could then read and change the content.
        Files.deleteIfExists(aside);
        try (FileChannel channel =
                FileChannel.open(aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        restrict(aside, mode);
    }

    private static void deletePart(Path aside, IOException cause) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static void restrict(Path path, Set<PosixFilePermission> mode) throws IOException {
        if (!Files.getPosixFilePermissions(path).equals(mode)) {
            Files.setPosixFilePermissions(path, mode);
        }
    }

    /**
     * Reads a file of properties.
     *
     * @throws IOException where it cannot be read, or is damaged; the message names it
     */
    public static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is not a properties file: " + e.getMessage(), e);
        }
        return properties;
    }
}
