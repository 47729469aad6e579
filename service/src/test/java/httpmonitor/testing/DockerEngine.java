package httpmonitor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/**
 * The Docker engine of the tests. The variable {@code DOCKER_TESTS} says which: {@code own} for one that can pull no
 * image, so that they are made of what the machine has; {@code official} for one that pulls. Without it the tests use
 * an engine where one answers.
 */
public final class DockerEngine {

    private static final String KIND = System.getenv().getOrDefault("DOCKER_TESTS", "");
    private static final Path HOME = Path.of(System.getProperty("httpmonitor.home", ".."));
    private static boolean prepared;

    private DockerEngine() {}

    /** Skips the test where no engine answers; where one was promised, that fails it. */
    public static void require() {
        if (!isAvailable()) {
            assertThat(KIND)
                    .as("DOCKER_TESTS promises an engine, and none answers")
                    .isEmpty();
            Assumptions.abort("needs a Docker engine");
        }
    }

    /** Whether an engine answers; its images are there then. */
    public static boolean isAvailable() {
        boolean answers = DockerClientFactory.instance().isDockerAvailable();
        if (answers && isOwn()) {
            makeImages();
        }
        return answers;
    }

    /** Whether there are only the images that can be made here: neither Logstash's nor Kibana's. */
    public static boolean isOwn() {
        return KIND.equals("own");
    }

    private static synchronized void makeImages() {
        if (prepared) {
            return;
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            HOME.resolve("service/src/test/docker/images").toString()))
                    .redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            prepared = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while images were made", e);
        }
    }
}
