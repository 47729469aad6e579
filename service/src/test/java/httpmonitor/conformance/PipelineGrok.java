package httpmonitor.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.elasticsearch.grok.Grok;
import org.elasticsearch.grok.GrokBuiltinPatterns;

/**
 * A grok filter of the pipeline.
 *
 * @param field the field that it matches, such as {@code url.original}
 */
record PipelineGrok(String field, Grok grok) {
    private static final Pattern FILTER =
            Pattern.compile("grok \\{\\s+id => \"([^\"]+)\"(.*?)timeout_millis", Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile("^ *\"(\\S+)\" => (['\"])(.*)\\2$", Pattern.MULTILINE);
    private static final Pattern CAPTURE = Pattern.compile(":((?:\\[[@\\w]+])+|\\w+)}");

    /** All of them by id, from the pipeline's files. */
    static Map<String, PipelineGrok> all() {
        StringBuilder pipeline = new StringBuilder();
        try (Stream<Path> files = Files.list(Corpus.LOGSTASH.resolve("pipeline"))) {
            for (Path file : files.sorted().toList()) {
                pipeline.append(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, PipelineGrok> groks = new HashMap<>();
        Matcher filter = FILTER.matcher(pipeline);
        while (filter.find()) {
            groks.put(filter.group(1), of(filter.group(2)));
        }
        return groks;
    }

    /** What the patterns capture, empty where they do not match. Nothing captured is as if nothing was there. */
    Map<String, String> captures(String text) {
        Map<String, String> result = new HashMap<>();
        Map<String, Object> captures = grok.captures(text);
        if (captures != null) {
            captures.forEach((name, value) -> {
                if (!value.toString().isEmpty()) {
                    result.put(name, value.toString());
                }
            });
        }
        return result;
    }

    private static PipelineGrok of(String settings) {
        int definitions = settings.indexOf("pattern_definitions");
        Map<String, String> match = settings(settings.substring(0, definitions));
        Map.Entry<String, String> only = match.entrySet().iterator().next();
        var bank = GrokBuiltinPatterns.ecsV1Patterns().extendWith(settings(settings.substring(definitions)));
        return new PipelineGrok(only.getKey(), new Grok(bank, only.getValue(), warning -> {}));
    }

    private static Map<String, String> settings(String block) {
        Map<String, String> result = new LinkedHashMap<>();
        Matcher setting = SETTING.matcher(block);
        while (setting.find()) {
            String pattern = CAPTURE.matcher(setting.group(3)).replaceAll(found -> ':' + dotted(found.group(1)) + '}');
            result.put(dotted(setting.group(1)), pattern);
        }
        return result;
    }

    /** Logstash writes {@code [url][path]} where this library writes {@code url.path}. */
    private static String dotted(String reference) {
        return reference.replace("][", ".").replace("[", "").replace("]", "");
    }
}
