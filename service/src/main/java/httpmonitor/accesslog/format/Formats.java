package httpmonitor.accesslog.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats that the program knows, compiled from their data. Immutable; loaded when the first line needs them. */
final class Formats {

    /** A layout, and the program that writes it. */
    record Named(String about, FieldSequence layout) {}

    private static final class Known {
        private static final Formats ALL = new Formats(FormatFiles.all());
    }

    private final List<Format> all;
    private final JsonFormats json;

    private Formats(List<Format> all) {
        this.all = List.copyOf(all);
        this.json = new JsonFormats(of(Format.Kind.JSON));
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

    /** The layouts of this kind. */
    List<Named> layouts(Format.Kind kind) {
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
}
