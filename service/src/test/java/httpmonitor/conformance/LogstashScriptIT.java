package httpmonitor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jruby.embed.ScriptingContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pipeline's script with the built jar, in a process that has nothing else of this program, as Logstash's has not.
 */
class LogstashScriptIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path JAR = Corpus.LOGSTASH.resolveSibling("service/target/httpmonitor.jar");

    /** Reads lines in Base64, and prints each event's JSON, or an empty line. */
    private static final String DRIVER = """
            require "base64"
            script = Object.new
            script.instance_eval(File.read(ARGV[0]))
            script.register("pipeline" => "/nowhere", "jar" => ARGV[1], "format" => "", "trusted_proxies" => "", "zone" => "UTC",
                            "retention_days" => "100000", "columns" => "")
            $stdin.each_line(chomp: true).with_index do |line, i|
              bytes = Base64.decode64(line).force_encoding("ISO-8859-1").encode("UTF-8")
              puts script.filter(line_event(bytes, "/log-#{i}", "ISO-8859-1")).map { |event| event.to_all[:fields].to_json }.join
            end
            """;

    @TempDir
    private Path folder;

    @Test
    void theBuiltJarGivesTheDocumentsOfTheCorpusInAProcessOfItsOwn() throws Exception {
        List<CorpusLine> lines = Corpus.lines();
        List<String> written = run(lines);
        assertThat(written).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode expected = lines.get(i).expected();
            JsonNode event = written.get(i).isEmpty() ? JSON.nullNode() : JSON.readTree(written.get(i));
            assertThat(event.isNull()).as("%s", lines.get(i)).isEqualTo(expected.isNull());
            assertThat(event.at("/error/message").asText())
                    .as("%s", lines.get(i))
                    .isEqualTo(expected.path("unparsed").asText());
            for (String field : List.of("section", "source", "user", "http", "url", "user_agent")) {
                assertThat(event.path(field)).as("%s", lines.get(i)).isEqualTo(expected.path(field));
            }
        }
    }

    private List<String> run(List<CorpusLine> lines) throws IOException, InterruptedException {
        Path input = folder.resolve("lines");
        List<String> encoded = new ArrayList<>();
        lines.forEach(line -> encoded.add(Base64.getEncoder().encodeToString(line.bytes())));
        Files.write(input, encoded);
        Path driver = Files.writeString(folder.resolve("driver.rb"), LogstashScript.events() + DRIVER);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        pathOfJRuby(),
                        "org.jruby.Main",
                        driver.toString(),
                        Corpus.LOGSTASH.resolve("pipeline/lines.rb").toString(),
                        JAR.toAbsolutePath().toString())
                .redirectInput(input.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        List<String> written;
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            written = out.lines().toList();
        }
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        return written;
    }

    private static String pathOfJRuby() {
        return Path.of(ScriptingContainer.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }
}
