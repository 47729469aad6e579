package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs commands in this JVM, as a user would with this environment. */
public record Commands(Map<String, String> environment) {

    /** What a command left behind. */
    public record Result(int code, String out, String err) {

        JsonNode json() throws JsonProcessingException {
            return new ObjectMapper().readTree(out);
        }
    }

    /** For a store with indices of their own: where it is, who may do everything there, and the data folder. */
    static Map<String, String> environment(ElasticsearchServer server, Path data) {
        return Map.of(
                "HTTPMONITOR_ES_URL", server.url(),
                "HTTPMONITOR_USERNAME", server.username(),
                "HTTPMONITOR_PASSWORD", server.password(),
                "HTTPMONITOR_INDEX", RealElasticsearch.freshPrefix() + "-*",
                "HTTPMONITOR_DATA", data.toString());
    }

    /** Sets up the store and ships a log into it. */
    void ship(Path log) {
        for (Result result : List.of(run("setup"), run("ship", "--once", log.toString()))) {
            assertThat(result.code()).as(result.err()).isZero();
        }
    }

    /**
     * The command line of the built program, as {@code run.sh} calls it.
     *
     * @param terminal whether its streams are terminals
     */
    static List<String> program(boolean terminal) {
        Path home =
                Path.of(System.getProperty("httpmonitor.home")).toAbsolutePath().normalize();
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Dhttpmonitor.home=" + home,
                "-Dhttpmonitor.stdin.terminal=" + terminal,
                "-Dhttpmonitor.stdout.terminal=" + terminal,
                "-Dhttpmonitor.stderr.terminal=" + terminal,
                "-jar",
                home.resolve("service/target/httpmonitor.jar").toString());
    }

    /** A script of the shell that runs the built program on a terminal with this environment and its arguments. */
    Path script(Path folder) throws IOException {
        String exports = environment.entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "='" + variable.getValue() + "'\n")
                .collect(Collectors.joining());
        return Files.writeString(
                folder.resolve("start.sh"),
                exports + "echo $$ > '" + folder.resolve("pid") + "'\nexec '" + String.join("' '", program(true))
                        + "' \"$@\"\n");
    }

    public Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(args, environment, new PrintWriter(out), new PrintWriter(err));
        return new Result(code, out.toString(), err.toString());
    }
}
