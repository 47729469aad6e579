package httpmonitor.accesslog.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.accesslog.line.ParsedLine.Skipped;
import httpmonitor.accesslog.line.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the format of a line, and reads it. The columns that a line {@code #Fields:} names are remembered, so that there is one for each
 * source. Not thread-safe.
 */
public final class LineFormats {

    private final LineRules rules;
    private final EntryFields fields;
    private final List<Formats.Named> layouts;
    private final JsonLine json;
    private final W3cColumns columns;
    private final @Nullable DeclaredFormat declared;

    public LineFormats(LineRules rules) {
        Formats known = Formats.known();
        this.rules = rules;
        this.fields = new EntryFields(rules, EntryFields.ClientNames.NONE);
        this.layouts = known.layouts(Format.Kind.LAYOUT);
        this.json = new JsonLine(known.json(), rules);
        this.columns = new W3cColumns(known.columns(), rules);
        this.declared = rules.declared().isEmpty() ? null : DeclaredFormat.of(rules.declared(), rules, columns);
    }

    /** The line that names the columns of those behind it, empty where none was read. */
    public String columns() {
        return columns.header();
    }

    /** Goes on with the columns that {@link #columns} gave for an earlier part of the source. */
    public void columns(String header) {
        byte[] line = header.getBytes(UTF_8);
        boolean unused = line.length > 0 && columns.header(line, 0, line.length);
    }

    /** Reads a line that is valid UTF-8; {@code wrapped}: whether something was taken away in front of it. */
    public ParsedLine parse(byte[] bytes, int from, int to, boolean wrapped) {
        if (from == to) {
            return Refused.NO_TIME;
        }
        if (columns.header(bytes, from, to)) {
            return Skipped.W3C_HEADER;
        }
        if (declared != null) {
            return declared.parse(Text.ofEscaped(bytes, from, to));
        }
        if (bytes[from] == '{') {
            return json.parse(Text.ofEscaped(bytes, from, to));
        }
        if (CsvLine.isCsv(bytes, from, to)) {
            return CsvLine.parse(bytes, from, to);
        }
        Text text = Text.of(bytes, from, to);
        ParsedLine row = columns.areKnown() ? columns.parse(text) : null;
        if (row instanceof AccessLogEntry) {
            return row;
        }
        ParsedLine parsed = layout(text);
        if (parsed != null) {
            return parsed;
        }
        ParsedLine other = new CommonLogLine(bytes, from, to, rules).parseAny(wrapped);
        return Refused.NO_TIME.equals(other) ? NoTimeReason.of(bytes, from, to, row) : other;
    }

    /** The entry of the first layout that matches, {@code null} where none does. */
    private @Nullable ParsedLine layout(Text text) {
        for (Formats.Named format : layouts) {
            fields.begin(text.bytes(), text.end());
            boolean matches = format.layout().match(text.bytes(), 0, text.end(), fields) >= 0;
            if (matches && fields.build(format.about()) instanceof AccessLogEntry entry) {
                return entry;
            }
        }
        return null;
    }
}
