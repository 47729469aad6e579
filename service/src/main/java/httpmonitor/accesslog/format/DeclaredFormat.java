package httpmonitor.accesslog.format;

import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.accesslog.line.ParsedLine.Unparsed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The format that a user has declared; a line that does not match it is no hit. Not thread-safe. */
interface DeclaredFormat {

    /** Reads a line. */
    ParsedLine parse(Text text);

    /**
     * The format with this name, or of this directive.
     *
     * @param columns reads lines whose columns another line names
     * @throws IllegalArgumentException if it is neither; its message is a sentence
     */
    static DeclaredFormat of(String nameOrDirective, LineRules rules, W3cColumns columns) {
        String text = nameOrDirective.strip();
        Optional<Format> named = Formats.known().named(text);
        if (named.isPresent()) {
            return ofName(named.get(), rules, columns);
        }
        if (!text.contains("$") && !text.contains("%")) {
            throw new FormatException("'" + text + "' is neither the name of a format nor a directive; known are "
                    + Formats.known().names().collect(Collectors.joining(", ")));
        }
        return Directive.compile(text, rules);
    }

    /** Throws what {@link #of} throws. */
    static void check(String nameOrDirective) {
        DeclaredFormat unused = of(nameOrDirective, LineRules.usual(), new W3cColumns(List.of(), LineRules.usual()));
    }

    private static DeclaredFormat ofName(Format format, LineRules rules, W3cColumns columns) {
        return switch (format.kind()) {
            case COMBINED, AFTER_AGENT -> text -> new CommonLogLine(text.bytes(), 0, text.end(), rules).parseAny(false);
            case CSV -> text -> CsvLine.parse(text.bytes(), 0, text.end());
            case LAYOUT -> ofLayout(format.name(), Layouts.compile(format.pattern(), format.fields()), rules);
            case JSON -> new JsonLine(new JsonFormats(List.of(format)), rules)::parse;
            case COLUMNS -> columns.of(format)::parse;
            case DIRECTIVE -> Directive.compile(format.pattern(), rules);
            case VARIABLES ->
                throw new FormatException("'" + format.name() + "' is the name of a notation, not of a format");
        };
    }

    /** A layout; the reason for a line that does not match names the first field that did not. */
    static DeclaredFormat ofLayout(String name, FieldSequence layout, LineRules rules) {
        EntryFields fields = new EntryFields(rules, EntryFields.ClientNames.ANY);
        return text -> {
            fields.begin(text.bytes(), text.end());
            int end = layout.match(text.bytes(), 0, text.end(), fields);
            return end >= 0
                    ? fields.build(name)
                    : new Unparsed("not the declared format: " + layout.nameOf(end) + " does not match");
        };
    }
}
