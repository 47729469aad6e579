package httpmonitor.console;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The project's folder. Defaults are relative to it; paths that a user gives are relative to the working folder. */
public final class Home {

    private Home() {}

    /**
     * The folder of {@code run.sh}: as {@code run.sh} passes it, else found from the jar's place in the build, else the
     * working folder.
     */
    public static Path path() {
        String given = System.getProperty("httpmonitor.home");
        return given != null ? Path.of(given).normalize() : fromJar();
    }

    private static Path fromJar() {
        try {
            Path jar = Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = jar.getParent(); folder != null; folder = folder.getParent()) {
                if (Files.isRegularFile(folder.resolve("run.sh"))) {
                    return folder;
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place is no path", e);
        }
        return Path.of("");
    }
}
