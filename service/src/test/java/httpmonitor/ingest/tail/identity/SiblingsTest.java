package httpmonitor.ingest.tail.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiblingsTest {
    @TempDir
    Path folder;

    private final Siblings siblings = new Siblings();

    private void create(String... names) throws Exception {
        for (String name : names) {
            Files.createFile(folder.resolve(name));
        }
    }

    private List<String> names() throws Exception {
        return siblings.of(folder.resolve("access.log")).stream()
                .map(stat -> stat.path().getFileName().toString())
                .sorted()
                .toList();
    }

    @Test
    void theyAreNamedLikeItPlusADotOrADash() throws Exception {
        create("access.log", "access.log.1", "access.log-20261121", "access.log.2.gz", "access.log.3.lz4");
        create("access.logs", "access.log0", "access.log+1", "access.log,1", "access.lo", "b", "a");
        Files.createDirectory(folder.resolve("access.log.d"));
        Files.createSymbolicLink(folder.resolve("access.log.link"), folder.resolve("b"));
        assertThat(names()).containsExactly("access.log-20261121", "access.log.1", "access.log.2.gz");
    }

    @Test
    void whatComesGoesAndIsRenamedIsSeenAtOnce() throws Exception {
        create("access.log.1");
        assertThat(names()).containsExactly("access.log.1");
        for (int i = 1; i < 50; i++) {
            Files.move(folder.resolve("access.log." + i), folder.resolve("access.log." + (i + 1)));
            assertThat(names()).containsExactly("access.log." + (i + 1));
        }
        Files.delete(folder.resolve("access.log.50"));
        assertThat(names()).isEmpty();
    }
}
