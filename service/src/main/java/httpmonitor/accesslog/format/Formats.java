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
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The formats that the program knows, from its resources {@code formats/}, compiled; {@code order.txt} names them in
 * the order in which they are tried. Immutable; loaded when the first line needs them.
 */
final class Formats {

    /** A layout, and the program that writes it. */
    record Named(String about, FieldSequence layout) {}

    private static final class Known {
        private static final Formats ALL = new Formats(files());
    }

    private static final String FOLDER = "/formats/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Format> all;
    private final JsonFormats json;
    private final List<Named> layouts;
    private final List<Named> afterAgent;

    private Formats(List<Format> all) {
        this.all = List.copyOf(all);
        this.json = new JsonFormats(of(Format.Kind.JSON));
        this.layouts = layouts(Format.Kind.LAYOUT);
        this.afterAgent = layouts(Format.Kind.AFTER_AGENT);
    }

    static Formats known() {
        return Known.ALL;
    }

    /** The formats of JSON objects. */
    JsonFormats json() {
        return json;
    }

    /** The formats whose columns a line names. */
    List<Format> columns() {
        return of(Format.Kind.COLUMNS);
    }

    /** The layouts of whole lines. */
    List<Named> layouts() {
        return layouts;
    }

    /** The layouts of the fields after the user agent of a combined line. */
    List<Named> afterAgent() {
        return afterAgent;
    }

    private List<Named> layouts(Format.Kind kind) {
        return of(kind).stream()
                .map(format -> new Named(format.about(), Layouts.compile(format.pattern(), format.fields())))
                .toList();
    }

    /** The format with this name. */
    Optional<Format> named(String name) {
        return all.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /** The names that can be declared. */
    Stream<String> names() {
        return all.stream()
                .filter(format -> format.kind() != Format.Kind.VARIABLES)
                .map(Format::name);
    }

    /** The meanings of the variables in this server's directives. */
    Map<String, Meaning> variables(String server) {
        return named(server).orElseThrow().fields();
    }

    private List<Format> of(Format.Kind kind) {
        return all.stream().filter(format -> format.kind() == kind).toList();
    }

    private static List<Format> files() {
        List<Format> formats = new ArrayList<>();
        new String(resource("order.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(name -> formats.add(format(name.strip())));
        return formats;
    }

    private static Format format(String name) {
        try {
            return format(JSON.readTree(resource(name + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException("formats/" + name + ".json is no JSON", e);
        }
    }

    private static Format format(JsonNode data) {
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
        try (InputStream in = Formats.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the program has no formats/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
