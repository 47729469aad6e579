package httpmonitor.accesslog;

import httpmonitor.accesslog.format.CommonLogLine;
import httpmonitor.accesslog.format.LineFormats;
import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.accesslog.line.ParsedLine.Part;
import httpmonitor.accesslog.line.ParsedLine.Skipped;
import httpmonitor.accesslog.line.ParsedLine.Unparsed;
import httpmonitor.accesslog.line.Utf8;
import httpmonitor.accesslog.wrapper.Unwrapper;
import httpmonitor.bytes.EightBytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the lines of one source into entries, in their order. The format is recognised line by line; what other
 * programs put around a line is taken away first. Remembered is only what a line cannot say by itself: the parts of a
 * line that was cut. Linear in the line's length, for any line. Not thread-safe.
 */
public final class SourceParser {

    /** So many layers are taken away from a line at most. */
    private static final int MOST_LAYERS = 4;

    private final LineRules rules;
    private @Nullable Unwrapper unwrapper;
    private @Nullable LineFormats formats;
    private String format = "";

    /** For lines that are read by the usual rules. */
    public SourceParser() {
        this(LineRules.usual());
    }

    public SourceParser(LineRules rules) {
        this.rules = rules;
    }

    /**
     * Parses the next line. It never fails: for any bytes, the answer is a hit, a reason why not, a part of a
     * line, or a line that stands for nothing.
     *
     * <p>The entry refers to {@code bytes} where the line is ASCII and nothing around it had to be decoded, else to a
     * copy, in which U+FFFD stands in place of what is no UTF-8, so that all its spans are valid UTF-8.
     *
     * @param bytes a buffer that holds the line
     * @param from index of the line's first byte
     * @param to index behind its last byte, the LF not included; a CR in front of it is no part of the line
     * @throws IndexOutOfBoundsException if the range lies outside of the buffer
     */
    public ParsedLine parse(byte[] bytes, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        int end = from < to && bytes[to - 1] == '\r' ? to - 1 : to;
        if (from == end) {
            return Skipped.EMPTY;
        }
        if (EightBytes.isAscii(bytes, from, end)) {
            return orEncoded(parseText(bytes, from, end), bytes, from, end);
        }
        byte[] text = Utf8.repaired(bytes, from, end);
        return orEncoded(parseText(text, 0, text.length), bytes, from, end);
    }

    private static ParsedLine orEncoded(ParsedLine parsed, byte[] bytes, int from, int to) {
        Unparsed encoded = parsed instanceof Unparsed ? Encoded.reason(bytes, from, to) : null;
        return encoded == null ? parsed : encoded;
    }

    /** Whether parts of a line were read of which the last one is still to come. */
    public boolean isWithinLine() {
        return unwrapper != null && unwrapper.hasParts();
    }

    /**
     * What writes a line like the hit parsed last, such as {@code Combined Log Format}; anything where it was no hit.
     */
    public String format() {
        return format;
    }

    /** The line that names the columns of those behind it, empty where none was read. */
    public String columns() {
        return formats == null ? "" : formats.columns();
    }

    /** Goes on with the columns that a line in front of those to be parsed names; empty: with none. */
    public void columns(String line) {
        if (!line.isEmpty()) {
            formats().columns(line);
        }
    }

    private ParsedLine parseText(byte[] text, int from, int to) {
        CommonLogLine plain = new CommonLogLine(text, from, to, rules);
        if (!rules.isDeclared() && plain.isPlain()) {
            ParsedLine parsed = plain.parse();
            if (!(parsed instanceof Unparsed)) {
                format = plain.format();
                return parsed;
            }
        }
        return parseLayers(text, from, to);
    }

    private ParsedLine parseLayers(byte[] text, int from, int to) {
        Unwrapper layers = unwrapper();
        layers.begin(text, from, to);
        ParsedLine first = Skipped.EMPTY;
        boolean wrapped = false;
        for (int layer = 0; layer <= MOST_LAYERS; layer++) {
            layers.invisible();
            boolean isJson = layers.isJson();
            ParsedLine parsed = isJson ? parseFormat(layers, wrapped) : Skipped.EMPTY;
            if (parsed instanceof AccessLogEntry) {
                return parsed;
            }
            switch (layers.sure()) {
                case UNWRAPPED -> {
                    wrapped = true;
                    if (layers.isEmpty()) {
                        return Skipped.EMPTY;
                    }
                    continue;
                }
                case PART -> {
                    return Part.GOES_ON;
                }
                case NO_LINE -> {
                    return Skipped.JOURNAL_FIELD;
                }
                case NOTHING -> parsed = isJson ? parsed : parseFormat(layers, wrapped);
            }
            if (!(parsed instanceof Unparsed)) {
                return parsed;
            }
            first = first == Skipped.EMPTY ? parsed : first;
            if (layers.unsure() == Unwrapper.Step.NOTHING) {
                break;
            }
            wrapped = true;
        }
        return first;
    }

    private ParsedLine parseFormat(Unwrapper layers, boolean wrapped) {
        ParsedLine parsed = formats().parse(layers.bytes(), layers.from(), layers.to(), wrapped);
        format = formats().format();
        return parsed;
    }

    private LineFormats formats() {
        LineFormats known = formats;
        if (known == null) {
            known = new LineFormats(rules);
            formats = known;
        }
        return known;
    }

    private Unwrapper unwrapper() {
        Unwrapper known = unwrapper;
        if (known == null) {
            known = new Unwrapper();
            unwrapper = known;
        }
        return known;
    }
}
