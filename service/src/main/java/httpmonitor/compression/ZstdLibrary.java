package httpmonitor.compression;

import com.github.luben.zstd.util.Native;
import java.nio.file.Path;
import java.util.List;

/**
 * The native library of zstd. It is unpacked before it is loaded: into the folder for temporary files or, where nothing
 * may be executed there, into the data folder or the user's own.
 */
final class ZstdLibrary {
    private ZstdLibrary() {}

    /**
     * Loads it once.
     *
     * @throws LinkageError if no folder serves, or there is no such library for this machine
     */
    static synchronized void load() {
        load(List.of(
                Path.of(System.getProperty("java.io.tmpdir", "/tmp")),
                Path.of(System.getProperty("httpmonitor.home", "."), "data"),
                Path.of(System.getProperty("user.home", "."))));
    }

    private static void load(List<Path> folders) {
        if (Native.isLoaded()) {
            return;
        }
        try {
            Native.load(folders.getFirst().toFile());
        } catch (LinkageError e) {
            if (folders.size() == 1) {
                throw e;
            }
            load(folders.subList(1, folders.size()));
        }
    }
}
