package httpmonitor.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where Elasticsearch runs and as whom.
 *
 * @param runAs the user
 * @param distribution where that user can read the distribution
 * @param folder where that user can write
 */
record Placement(RunAs runAs, Path distribution, ElasticsearchFolder folder) {

    /** Hands all files over to the user who is going to write them; only root can. */
    void handOver() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder.root())) {
            all = files.toList();
        }
        for (Path file : all) {
            setId(file, "unix:uid", runAs.uid());
            setId(file, "unix:gid", runAs.gid());
        }
    }

    private static void setId(Path file, String attribute, int id) throws IOException {
        if (!Files.getAttribute(file, attribute, LinkOption.NOFOLLOW_LINKS).equals(id)) {
            Files.setAttribute(file, attribute, id, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
