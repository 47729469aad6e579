package httpmonitor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The Elasticsearch distribution that the build unpacked. */
public final class EmbeddedDistribution {

    private static final Path TARGET =
            Path.of(System.getProperty("httpmonitor.home", "..")).resolve("service/target");

    private EmbeddedDistribution() {}

    /** Its folder. */
    public static Path path() {
        try (Stream<Path> built = Files.list(TARGET)) {
            return built.filter(folder -> folder.getFileName().toString().matches("elasticsearch-\\d.*"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no Elasticsearch in " + TARGET + ": run the build"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
