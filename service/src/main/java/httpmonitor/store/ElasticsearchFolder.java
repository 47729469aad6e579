package httpmonitor.store;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of one Elasticsearch.
 *
 * @param root a real path, without links
 */
record ElasticsearchFolder(Path root) {

    Path config() {
        return root.resolve("config");
    }

    Path data() {
        return root.resolve("data");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    /** Only the server writes it, once it holds its HTTP port. */
    Path httpAddress() {
        return logs().resolve("http.ports");
    }

    /** All folders, outermost first. */
    List<Path> folders() {
        return List.of(root, config(), data(), logs(), temporary());
    }

    /** The standard output and standard error of the launcher and the server, of the last start. */
    Path console() {
        return logs().resolve("console.log");
    }
}
