package httpmonitor.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** As much of an Elasticsearch as has native code, which needs a library that no machine has. */
public final class CrippledDistribution {

    /** The library. */
    public static final String MISSING = "libstdc++.so.0";

    private static final String GENUINE = "libstdc++.so.6";

    private CrippledDistribution() {}

    /** Makes one in this folder; for Linux. */
    public static void in(Path folder) throws IOException {
        String processor = System.getProperty("os.arch", "").equals("aarch64") ? "aarch64" : "x64";
        String name = "lib/platform/linux-" + processor + "/libvec.so";
        String code =
                new String(Files.readAllBytes(EmbeddedDistribution.path().resolve(name)), StandardCharsets.ISO_8859_1);
        if (!code.contains(GENUINE)) {
            throw new IllegalStateException(name + " does not need " + GENUINE);
        }
        Path copy = folder.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, code.replace(GENUINE, MISSING), StandardCharsets.ISO_8859_1);
    }
}
