package httpmonitor.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.jruby.embed.LocalContextScope;
import org.jruby.embed.LocalVariableBehavior;
import org.jruby.embed.ScriptingContainer;

/** The pipeline's {@code lines.rb} in JRuby, with as much of Logstash's events as it uses. */
final class LogstashScript implements AutoCloseable {

    /** An event as it leaves the script: its fields, and those of {@code @metadata}. */
    record Result(JsonNode fields, JsonNode metadata) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENTS = events();

    private final ScriptingContainer ruby =
            new ScriptingContainer(LocalContextScope.SINGLETHREAD, LocalVariableBehavior.TRANSIENT);

    /** Loads the script; {@code settings} are those of the pipeline that differ from its defaults. */
    LogstashScript(Path folder, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "pipeline", folder.toString(),
                "jar", anyJar(folder).toString(),
                "format", "",
                "trusted_proxies", "",
                "zone", "UTC",
                "retention_days", "100000",
                "columns", ""));
        all.putAll(settings);
        ruby.runScriptlet(EVENTS);
        ruby.runScriptlet("$script = Object.new");
        ruby.put("$text", text(Corpus.LOGSTASH.resolve("pipeline/lines.rb")));
        ruby.runScriptlet("$script.instance_eval($text)");
        ruby.put("$params", all);
        ruby.runScriptlet("$script.register($params.to_h)");
    }

    /** A line as the file input gives it: a character for each byte. */
    List<Result> read(String path, byte[] line) {
        return read(path, new String(line, StandardCharsets.ISO_8859_1), "ISO-8859-1");
    }

    /** A line as an input gives it, in this encoding. */
    List<Result> read(String path, String message, String charset) {
        ruby.put("$message", message);
        ruby.put("$path", path);
        ruby.put("$charset", charset);
        String events = (String)
                ruby.runScriptlet("$script.filter(line_event($message, $path, $charset)).map(&:to_all).to_json");
        List<Result> results = new ArrayList<>();
        for (JsonNode event : json(events)) {
            results.add(new Result(event.get("fields"), event.get("metadata")));
        }
        return results;
    }

    @Override
    public void close() {
        ruby.terminate();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** The classes are on this test's own path; the built jar is tried by {@link LogstashScriptIT}. */
    private static Path anyJar(Path folder) {
        Path jar = folder.resolve("httpmonitor.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new ZipEntry("empty"));
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the scripts use of Logstash's events. */
    static String events() {
        try (InputStream in = LogstashScript.class.getResourceAsStream("events.rb")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
