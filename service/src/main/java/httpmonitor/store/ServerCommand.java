package httpmonitor.store;

import httpmonitor.store.process.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The command line that starts Elasticsearch: separate from the terminal, and ended with this program.
 *
 * <p>It has a session of its own where the system has {@code setsid}, so that Ctrl-C reaches only this program, which
 * then stops Elasticsearch in order. In addition, a shell reads from a pipe that this program holds open and never
 * writes to. When this program ends in any way, the pipe closes, and the shell ends Elasticsearch.
 */
final class ServerCommand {

    /** Forks the shell that watches the pipe, then becomes the launcher, so that the shell knows its process id. */
    private static final String WATCHED_EXEC = """
            umask 077
            rm -f "$1"
            exec 3<&0 </dev/null >"$1" 2>&1
            shift
            (
              while read -r line <&3; do :; done
              kill -TERM $$ || exit 0
              seconds=0
              while [ $seconds -lt 20 ] && kill -0 $$; do sleep 1; seconds=$((seconds + 1)); done
              kill -KILL $$
            ) >/dev/null 2>&1 &
            exec 3<&-
            exec "$@"
            """;

    private static final String PASSED_ON = "PATH|LANG|LC_\\w+|TZ";

    private ServerCommand() {}

    static ServerProcess start(Placement placement) throws IOException {
        ElasticsearchFolder folder = placement.folder();
        var command = new ArrayList<String>(Programs.exists("setsid") ? List.of("setsid") : List.of());
        command.addAll(placement
                .runAs()
                .with(
                        "sh",
                        "-c",
                        WATCHED_EXEC,
                        "elasticsearch",
                        folder.console().toString(),
                        placement.distribution().resolve("bin/elasticsearch").toString(),
                        // As an argument, so that the command line of the launcher names the folder.
                        "-Epath.data=" + folder.data()));
        var builder = new ProcessBuilder(command)
                .directory(folder.root().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        environment(builder.environment(), placement);
        return new ServerProcess(builder.start(), placement);
    }

    private static void environment(Map<String, String> environment, Placement placement) {
        ElasticsearchFolder folder = placement.folder();
        // Removes the secrets of this program, and options that a user has set for other programs.
        environment.keySet().removeIf(name -> !name.matches(PASSED_ON));
        if (!placement.runAs().prefix().isEmpty()) {
            environment.computeIfPresent("PATH", (name, path) -> outsideOf(System.getProperty("user.home"), path));
        }
        environment.put("ES_JAVA_HOME", NodeSettings.ownJavaHome().toString());
        environment.put("ES_PATH_CONF", folder.config().toString());
        environment.put("ES_TMPDIR", folder.temporary().toString());
        if (folder.temporary().toString().matches("[\\w/.,@+-]+")) {
            // The launcher splits the options at spaces; for a path with a space, it uses the system's folder.
            environment.put("CLI_JAVA_OPTS", "-Djava.io.tmpdir=" + folder.temporary());
        }
    }

    /** A search path without folders in this user's home, which the server's user need not know. */
    static String outsideOf(String home, String path) {
        return Arrays.stream(path.split(":", -1))
                .filter(folder ->
                        folder.startsWith("/") && !Path.of(folder).normalize().startsWith(home))
                .collect(Collectors.joining(":"));
    }
}
