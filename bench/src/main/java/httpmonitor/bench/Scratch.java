package httpmonitor.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for one run, gone at its end. */
record Scratch(Path folder) implements AutoCloseable {

    /**
     * A new one below {@code bench/target} of the checkout, so that it lies on the disk that is measured, not in
     * memory.
     */
    static Scratch of(Product product) throws IOException {
        Path parent = product.home().resolve("bench/target/work");
        Files.createDirectories(parent);
        return new Scratch(Files.createTempDirectory(parent, "run"));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Scratch::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }
}
