package httpmonitor.compose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import httpmonitor.console.Home;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file {@code .env} next to {@code docker-compose.yml}: settings for Docker Compose, one {@code NAME=value} a line.
 * Lines that exist are not changed.
 */
public final class EnvFile {

    private final Path file;
    private final Map<String, String> environment;

    /** {@code environment}: its variables take precedence over the file. */
    EnvFile(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /** The project's own. */
    public static EnvFile inHome() {
        return new EnvFile(Home.path().resolve(".env"), System.getenv());
    }

    /**
     * Adds a setting where the file has none of this name. Two calls at once add it once. The file is readable by its
     * owner alone, because earlier versions kept secrets in it.
     */
    public void complete(String name, String value) throws IOException {
        var owner = PosixFilePermissions.fromString("rw-------");
        try (FileChannel channel =
                FileChannel.open(file, Set.of(READ, WRITE, CREATE), PosixFilePermissions.asFileAttribute(owner))) {
            FileLock unused = channel.lock(); // until the channel is closed
            Files.setPosixFilePermissions(file, owner);
            String before = Files.readString(file);
            if (values(before).containsKey(name)) {
                return;
            }
            String end = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
            ByteBuffer added = UTF_8.encode(end + name + "=" + value + "\n");
            channel.position(channel.size());
            while (added.hasRemaining()) {
                channel.write(added);
            }
        }
    }

    /** A setting as Docker Compose finds it: from the environment, else from the file; empty where neither has it. */
    public Optional<String> setting(String name) throws IOException {
        String given = environment.get(name);
        if (given != null && !given.isEmpty()) {
            return Optional.of(given);
        }
        return Files.exists(file)
                ? Optional.ofNullable(values(Files.readString(file)).get(name))
                : Optional.empty();
    }

    /**
     * The settings as Docker Compose reads them, for plain values: the last line of a name counts, and an empty value
     * counts as absent.
     */
    private static Map<String, String> values(String text) {
        Map<String, String> values = new HashMap<>();
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("#") || equals < 0) {
                continue;
            }
            String name =
                    line.substring(0, equals).replaceFirst("^export\\s+", "").strip();
            String value = line.substring(equals + 1).strip().replaceFirst("^(['\"])(.*)\\1$", "$2");
            if (value.isEmpty()) {
                values.remove(name);
            } else {
                values.put(name, value);
            }
        }
        return values;
    }
}
