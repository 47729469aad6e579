package httpmonitor.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code run.sh} with the built jar, in a folder of its own that has no sources, so that nothing is built. */
public record BuiltCopy(Path folder) {

    /** Copies {@code run.sh} and the jar of a project that is built into an empty folder. */
    public static BuiltCopy of(Path home, Path folder) throws IOException {
        for (String empty :
                List.of("service/src/main", "logstash/templates", "logstash/formats", "service/target/run")) {
            Files.createDirectories(folder.resolve(empty));
        }
        Files.createFile(folder.resolve("pom.xml"));
        Files.createFile(folder.resolve("service/pom.xml"));
        Files.copy(home.resolve("run.sh"), folder.resolve("run.sh"));
        Path target = home.resolve("service/target");
        try (Stream<Path> built = Files.list(target)) {
            for (Path server : built.filter(
                            file -> file.getFileName().toString().startsWith("elasticsearch-"))
                    .toList()) {
                Files.createSymbolicLink(folder.resolve("service/target").resolve(server.getFileName()), server);
            }
        }
        Files.copy(target.resolve("httpmonitor.jar"), folder.resolve("service/target/run/httpmonitor.jar"));
        return new BuiltCopy(folder);
    }

    /** The command line of a command. */
    public List<String> command(List<String> arguments) {
        return Stream.concat(Stream.of("bash", folder.resolve("run.sh").toString()), arguments.stream())
                .toList();
    }
}
