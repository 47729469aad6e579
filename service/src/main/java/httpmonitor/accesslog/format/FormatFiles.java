package httpmonitor.accesslog.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The formats of the program's resources {@code formats/}; {@code order.txt} names them in the order in which they are
 * tried.
 */
final class FormatFiles {

    private static final String FOLDER = "/formats/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private FormatFiles() {}

    static List<Format> all() {
        List<Format> formats = new ArrayList<>();
        new String(resource("order.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(name -> formats.add(format(name.strip())));
        return formats;
    }

    private static Format format(String name) {
        try {
            return of(JSON.readTree(resource(name + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException("formats/" + name + ".json is no JSON", e);
        }
    }

    static Format of(JsonNode data) {
        Map<String, Meaning> fields = new LinkedHashMap<>();
        data.path("fields")
                .properties()
                .forEach(field ->
                        fields.put(field.getKey(), Meaning.of(field.getValue().asText(), fields.size())));
        Format.Kind kind = kind(data);
        JsonNode value = data.path(kind.key());
        return new Format(
                data.path("name").asText(),
                data.path("about").asText(),
                kind,
                value.isTextual() ? value.asText() : "",
                value.isArray()
                        ? StreamSupport.stream(value.spliterator(), false)
                                .map(JsonNode::asText)
                                .toList()
                        : List.of(),
                fields);
    }

    private static Format.Kind kind(JsonNode data) {
        for (Format.Kind kind : Format.Kind.values()) {
            if (data.has(kind.key())) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "a format has one of family, after, csv, layout, json, columns, directive, variables");
    }

    private static byte[] resource(String name) {
        try (InputStream in = FormatFiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the program has no formats/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
