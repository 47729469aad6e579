package httpmonitor.accesslog.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.accesslog.line.ParsedLine.Skipped;
import httpmonitor.accesslog.line.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the format of a line, and reads it. It remembers the columns that a line {@code #Fields:} names, so each
 * source needs its own instance. Not thread-safe.
 */
public final class LineFormats {

    private final LineRules rules;
    private final EntryFields fields;
    private final List<Formats.Named> layouts;
    private final JsonLine json;
    private final W3cColumns columns;
    private final @Nullable DeclaredFormat declared;
    private String format = "";

    public LineFormats(LineRules rules) {
        Formats known = Formats.known();
        this.rules = rules;
        this.fields = new EntryFields(rules, EntryFields.ClientNames.NONE);
        this.layouts = known.layouts();
        this.json = new JsonLine(known.json(), rules);
        this.columns = new W3cColumns(known.columns(), rules);
        this.declared = rules.declared().isEmpty() ? null : DeclaredFormat.of(rules.declared(), rules, columns);
    }

    /** The name of the last hit's format, as shown to users. */
    public String format() {
        return format;
    }

    /** The last line that named columns, empty where none was read. */
    public String columns() {
        return columns.header();
    }

    /** Restores the columns that {@link #columns()} gave for an earlier part of the source. */
    public void restoreColumns(String header) {
        byte[] line = header.getBytes(UTF_8);
        boolean unused = line.length > 0 && columns.header(line, 0, line.length);
    }

    /** Reads a line that is valid UTF-8; {@code wrapped}: whether a wrapper was removed in front of it. */
    public ParsedLine parse(byte[] bytes, int from, int to, boolean wrapped) {
        if (from == to) {
            return Refused.NO_TIME;
        }
        if (columns.header(bytes, from, to)) {
            return Skipped.W3C_HEADER;
        }
        if (declared != null) {
            format = "the declared format";
            return declared.parse(Text.of(bytes, from, to));
        }
        if (bytes[from] == '{') {
            ParsedLine parsed = json.parse(Text.of(bytes, from, to));
            format = json.format();
            return parsed;
        }
        if (CsvLine.isCsv(bytes, from, to)) {
            format = "CSV";
            return CsvLine.parse(bytes, from, to);
        }
        Text text = Text.of(bytes, from, to);
        ParsedLine row = columns.areKnown() ? columns.parse(text) : null;
        if (row instanceof AccessLogEntry) {
            format = columns.format();
            return row;
        }
        ParsedLine parsed = layout(text);
        if (parsed != null) {
            return parsed;
        }
        CommonLogLine line = new CommonLogLine(bytes, from, to, rules);
        ParsedLine other = line.parseAny(wrapped);
        format = line.format();
        return Refused.NO_TIME.equals(other) ? NoTimeReason.of(bytes, from, to, row) : other;
    }

    /** The entry of the first layout that matches, {@code null} where none does. */
    private @Nullable ParsedLine layout(Text text) {
        for (Formats.Named each : layouts) {
            fields.begin(text.bytes(), text.end());
            boolean matches = each.layout().match(text.bytes(), 0, text.end(), fields) >= 0;
            if (matches && fields.build(each.about()) instanceof AccessLogEntry entry) {
                format = each.about();
                return entry;
            }
        }
        return null;
    }
}
