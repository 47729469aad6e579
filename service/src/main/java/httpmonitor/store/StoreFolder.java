package httpmonitor.store;

import httpmonitor.files.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of a store, with the paths of its files.
 *
 * @param data the folder that the user named
 */
record StoreFolder(Path data) {

    /** The file of the store's processes; it exists while a store runs, and after one that was killed. */
    Path processes() {
        return data.resolve("store.processes");
    }

    Path properties() {
        return data.resolve(StoreProperties.FILE_NAME);
    }

    /** The passwords of all users but the one in {@link #properties}. */
    Path users() {
        return data.resolve("store.users");
    }

    /** The folder of Elasticsearch's own files; may be a link to a folder that its user can reach. */
    Path elasticsearch() {
        return data.resolve("elasticsearch");
    }

    /** Creates missing folders, and returns the real folder of Elasticsearch's files. */
    ElasticsearchFolder create() throws IOException {
        if (!Files.isDirectory(elasticsearch())) {
            Files.createDirectory(elasticsearch(), PrivateFile.FOLDER);
        }
        return new ElasticsearchFolder(elasticsearch().toRealPath());
    }
}
