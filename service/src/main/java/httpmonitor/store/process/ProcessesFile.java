package httpmonitor.store.process;

import httpmonitor.files.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The file with the processes of a data folder, so that a later start finds those that an earlier one left running.
 *
 * @param url their address, also before they answer
 * @param launcher the process we started
 * @param server its child, Elasticsearch itself; empty until it is seen
 * @param announced whether it holds its port and other programs may use it
 */
public record ProcessesFile(
        String url, Optional<ProcessMark> launcher, Optional<ProcessMark> server, boolean announced) {

    /** Reads the file; empty where there is none. */
    public static Optional<ProcessesFile> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = PrivateFile.properties(file);
        return Optional.of(new ProcessesFile(
                properties.getProperty("url", "an unknown address"),
                ProcessMark.parse(properties.getProperty("launcher", "")),
                ProcessMark.parse(properties.getProperty("server", "")),
                Boolean.parseBoolean(properties.getProperty("announced"))));
    }

    /** Replaces the file with this, in one step and readable by its owner alone. */
    public void write(Path file) throws IOException {
        PrivateFile.replace(
                file,
                "url=%s%nlauncher=%s%nserver=%s%nannounced=%s%n"
                        .formatted(url, text(launcher), text(server), announced));
    }

    private static String text(Optional<ProcessMark> mark) {
        return mark.map(ProcessMark::toString).orElse("");
    }

    /** Both processes, the launcher first: the server ends with it. */
    public List<ProcessMark> marks() {
        return Stream.concat(launcher.stream(), server.stream()).toList();
    }
}
