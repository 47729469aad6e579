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
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the lines of one source into entries, in their order. It removes what other programs put around a line, and
 * then recognises the format, line by line. Between lines it remembers only the parts of a line that was cut, and the
 * columns that a line names. Takes time linear in the line's length, for any line. Not thread-safe.
 */
public final class SourceParser {

    /** A longer text is not kept until the next line. */
    private static final int MOST_KEPT = 1 << 13;

    /** The highest number of wrappers that are removed from a line. */
    private static final int MOST_LAYERS = 4;

    private final LineRules rules;
    private final Unwrapper layers = new Unwrapper();
    private @Nullable LineFormats formats;
    private String format = "";

    /** A parser by the usual rules. */
    public SourceParser() {
        this(LineRules.usual());
    }

    public SourceParser(LineRules rules) {
        this.rules = rules;
    }

    /**
     * Parses the next line. It never fails: for any bytes, the result is a hit, a reason why the line is none, a part
     * of a line, or a line without content.
     *
     * <p>The entry refers to {@code bytes} where the line is ASCII and its format needs no search. Else it refers to a
     * copy in which U+FFFD replaces invalid UTF-8, so that all spans are valid UTF-8.
     *
     * @param bytes a buffer that holds the line
     * @param from index of the line's first byte
     * @param to index after its last byte, the LF not included; a CR in front of it is no part of the line
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

    /** Whether parts of a line were read, and its last part was not. */
    public boolean isWithinLine() {
        return layers.hasParts();
    }

    /** Whether parts of such a line were read, and its last part was not. */
    public boolean isWithinLine(Part of) {
        return layers.hasParts(of);
    }

    /** Forgets the parts that wait for their last part. */
    public void forgetParts() {
        layers.forgetParts();
    }

    /**
     * The format of the hit parsed last, such as {@code Combined Log Format}; any text where the line was no hit.
     */
    public String format() {
        return format;
    }

    /** The last line that named columns, empty where none was read. */
    public String columns() {
        return formats == null ? "" : formats.columns();
    }

    /** Restores the columns that an earlier line named; an empty line restores none. */
    public void restoreColumns(String line) {
        if (!line.isEmpty()) {
            formats().restoreColumns(line);
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
        byte[] own = Arrays.copyOfRange(text, from, to); // what is kept until the next line holds no whole buffer
        ParsedLine parsed = parseLayers(own, 0, own.length);
        if (own.length > MOST_KEPT && parsed != Skipped.W3C_HEADER) { // columns are kept without their text
            forgetText();
        }
        return parsed;
    }

    private void forgetText() {
        layers.begin(new byte[0], 0, 0);
        String columns = columns();
        formats = null;
        restoreColumns(columns);
    }

    private ParsedLine parseLayers(byte[] text, int from, int to) {
        layers.begin(text, from, to);
        ParsedLine first = Skipped.EMPTY;
        boolean wrapped = false;
        for (int layer = 0; layer <= MOST_LAYERS; layer++) {
            layers.invisible();
            boolean isJson = layers.isJson();
            ParsedLine parsed = isJson ? parseFormat(wrapped) : Skipped.EMPTY;
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
                    return layers.lastPart();
                }
                case NO_LINE -> {
                    return Skipped.JOURNAL_FIELD;
                }
                case NOTHING -> parsed = isJson ? parsed : parseFormat(wrapped);
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

    private ParsedLine parseFormat(boolean wrapped) {
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
}
