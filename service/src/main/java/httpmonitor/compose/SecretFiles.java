package httpmonitor.compose;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import httpmonitor.console.Home;
import httpmonitor.files.PrivateFile;
import httpmonitor.files.RandomSecret;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The folder {@code secrets/} next to {@code docker-compose.yml}: one file for each secret that Docker Compose shows to
 * a container. Secrets that exist are not changed. A missing one is taken from {@code .env}, where earlier versions
 * kept it, or generated.
 *
 * <p>Only the owner may enter the folder. The files in it may be read by all, because a container's user has another
 * number than the owner.
 */
public final class SecretFiles {

    /** The secrets that the compose file names. */
    static final List<String> NAMES = List.of(
            "elastic_password",
            "kibana_system_password",
            "kibana_encryption_key",
            "writer_password",
            "reader_password",
            "alert_writer_password");

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("r--r--r--");

    private final Path folder;
    private final EnvFile env;

    /** {@code env}: where earlier versions kept the secrets, under the same names in capitals. */
    SecretFiles(Path folder, EnvFile env) {
        this.folder = folder;
        this.env = env;
    }

    /** The project's own. */
    public static SecretFiles inHome() {
        return new SecretFiles(Home.path().resolve("secrets"), EnvFile.inHome());
    }

    /**
     * Writes the secrets that are missing. Two calls at once write them once.
     *
     * @return the folder
     */
    public Path complete() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, FOLDER);
        try (FileChannel channel = FileChannel.open(folder.resolve(".lock"), CREATE, WRITE)) {
            FileLock unused = channel.lock(); // until the channel is closed
            for (String name : NAMES) {
                if (!Files.exists(folder.resolve(name))) {
                    write(name, env.setting(name.toUpperCase(Locale.ROOT)).orElseGet(RandomSecret::next));
                }
            }
        }
        return folder;
    }

    /** A secret that {@link #complete()} has written. */
    String read(String name) throws IOException {
        return Files.readString(folder.resolve(name)).strip();
    }

    private void write(String name, String secret) throws IOException {
        PrivateFile.replace(folder.resolve(name), secret.getBytes(StandardCharsets.UTF_8), FILE);
    }
}
