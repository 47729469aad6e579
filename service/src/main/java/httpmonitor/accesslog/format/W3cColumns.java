package httpmonitor.accesslog.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.accesslog.line.Ascii;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.accesslog.line.ParsedLine.Unparsed;
import httpmonitor.bytes.EightBytes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of the W3C extended format. A line {@code #Fields:} names their columns, until the next such line.
 * Not thread-safe.
 */
final class W3cColumns {

    private static final String FIELDS = "#Fields:";

    /** In characters. A longer line is not kept: it holds until a line that is as long. */
    private static final int LONGEST_KEPT = 1 << 13;

    private static final List<String> HEADERS =
            List.of(FIELDS, "#Software:", "#Version:", "#Date:", "#Start-Date:", "#End-Date:", "#Remark:");

    private List<Format> formats;
    private final EntryFields fields;
    private String header = "";
    private String format = "W3C extended";
    private @Nullable Meaning[] meanings = {};

    W3cColumns(List<Format> formats, LineRules rules) {
        this.formats = formats;
        this.fields = new EntryFields(rules, EntryFields.ClientNames.NONE);
    }

    /** Restricts this to the columns of one format. */
    W3cColumns of(Format only) {
        formats = List.of(only);
        return this;
    }

    /** The last line that named columns and may be kept, empty where none was read. */
    String header() {
        return header;
    }

    /** The format that has these columns. */
    String format() {
        return format;
    }

    /** Whether a line has named the columns. */
    boolean areKnown() {
        return meanings.length > 0;
    }

    /** Whether the line is a header; one that names columns is remembered. */
    boolean header(byte[] bytes, int from, int to) {
        if (bytes[from] != '#') {
            return false;
        }
        for (String known : HEADERS) {
            if (Ascii.startsWith(known, bytes, from, to)) {
                if (known.equals(FIELDS)) {
                    remember(new String(bytes, from, to - from, UTF_8));
                }
                return true;
            }
        }
        return false;
    }

    private void remember(String fieldsLine) {
        String[] names = fieldsLine.substring(FIELDS.length()).strip().split("[ \t]+", -1);
        Optional<Format> known = formats.stream()
                .filter(each -> List.of(names).containsAll(each.required()))
                .findFirst();
        meanings = known.map(each -> meanings(each, names)).orElse(new Meaning[0]);
        format = known.map(Format::about).orElse("W3C extended");
        header = fieldsLine.length() <= LONGEST_KEPT ? fieldsLine : ""; // never that of other columns
    }

    private static @Nullable Meaning[] meanings(Format format, String[] names) {
        @Nullable Meaning[] result = new Meaning[names.length];
        for (int i = 0; i < names.length; i++) {
            result[i] = format.fields().get(names[i]);
        }
        return result;
    }

    /** Reads a line of columns. */
    ParsedLine parse(Text text) {
        fields.begin(text.bytes(), text.end());
        int at = Ascii.skipBlanks(text.bytes(), 0, text.end());
        for (Meaning meaning : meanings) {
            if (at == text.end()) {
                return new Unparsed("W3C, but with fewer columns than its #Fields line names");
            }
            boolean quoted = text.bytes()[at] == '"';
            int end = quoted
                    ? EightBytes.indexOf('"', text.bytes(), at + 1, text.end())
                    : Ascii.endOfWord(text.bytes(), at, text.end());
            if (meaning != null) {
                fields.set(meaning, quoted ? at + 1 : at, end);
            }
            at = Ascii.skipBlanks(text.bytes(), Math.min(quoted ? end + 1 : end, text.end()), text.end());
        }
        return fields.build("W3C");
    }
}
