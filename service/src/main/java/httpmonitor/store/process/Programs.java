package httpmonitor.store.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Finds programs of the system. */
public final class Programs {

    private Programs() {}

    /** Whether a folder of the search path has this program. */
    public static boolean exists(String name) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Arrays.stream(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
