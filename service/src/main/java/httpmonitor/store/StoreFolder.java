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

    /** Which processes serve this folder; there while a store runs, and after one that did not end in order. */
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

    /** All that Elasticsearch itself writes; may be a link to where the user it runs as may write. */
    Path elasticsearch() {
        return data.resolve("elasticsearch");
    }

    /** Creates what is missing and says where Elasticsearch's files really are. */
    ElasticsearchFolder create() throws IOException {
        if (!Files.isDirectory(elasticsearch())) {
            Files.createDirectory(elasticsearch(), PrivateFile.FOLDER);
        }
        return new ElasticsearchFolder(elasticsearch().toRealPath());
    }
}
