package httpmonitor.elastic.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Credentials whose secret is in a file. Where the server refuses them, the file is read again, because the secret may
 * have been replaced; where that file has no usable secret, the known one stays. Thread-safe.
 */
public final class FileCredentials implements Credentials {

    /** The server refuses each request of a poller or shipper until the file is right. */
    private static final long PAUSE = Duration.ofSeconds(5).toNanos();

    private final Path file;
    private final Function<String, Credentials> from;
    private final LongSupplier nanoTime;
    private volatile Credentials known;
    private long nextRead;

    /**
     * Credentials that were read from a file.
     *
     * @param from makes credentials of the file's text without white space at its ends; fails with
     *     {@link IllegalArgumentException} where it holds none
     */
    public FileCredentials(Credentials known, Path file, Function<String, Credentials> from) {
        this(known, file, from, System::nanoTime);
    }

    FileCredentials(Credentials known, Path file, Function<String, Credentials> from, LongSupplier nanoTime) {
        this.known = known;
        this.file = file;
        this.from = from;
        this.nanoTime = nanoTime;
        this.nextRead = nanoTime.getAsLong();
    }

    @Override
    public String authorization() {
        return known.authorization();
    }

    @Override
    public synchronized void refused() {
        long now = nanoTime.getAsLong();
        // A pipe is not read again: it may have no end.
        if (now - nextRead < 0 || !Files.isRegularFile(file)) {
            return;
        }
        nextRead = now + PAUSE;
        try {
            String secret = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (!secret.isEmpty()) {
                known = from.apply(secret);
            }
        } catch (IOException | IllegalArgumentException e) {
            // The file may be in the middle of its replacement: the next refusal reads it again.
        }
    }

    @Override
    public String toString() {
        return "FileCredentials[" + file + ", hidden]";
    }
}
