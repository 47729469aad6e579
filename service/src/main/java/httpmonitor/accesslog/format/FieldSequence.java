package httpmonitor.accesslog.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.accesslog.format.Meaning.Target;
import httpmonitor.accesslog.line.Ascii;
import httpmonitor.accesslog.line.Digits;
import httpmonitor.accesslog.line.LogTimeReader;
import httpmonitor.accesslog.line.Status;
import httpmonitor.bytes.EightBytes;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of fields and literals, compiled. A space in a literal matches any run of spaces and tabs; any text may
 * follow the last field. A field's type and the literal after it decide where the field ends; nothing is
 * tried twice, so that matching takes linear time. Immutable.
 */
final class FieldSequence {

    /**
     * A field and the literal in front of it.
     *
     * @param name as the layout has it
     * @param meaning {@code null} for a field that is skipped
     */
    record Part(String literal, String name, @Nullable Meaning meaning) {}

    private static final int NONE = -1;

    private final Part[] parts;
    private final byte[][] literals;

    /** {@code last}: the literal after the last field. */
    FieldSequence(List<Part> parts, String last) {
        this.parts = parts.toArray(Part[]::new);
        this.literals = new byte[parts.size() + 1][];
        for (int i = 0; i < this.parts.length; i++) {
            literals[i] = this.parts[i].literal().getBytes(UTF_8);
        }
        literals[parts.size()] = last.getBytes(UTF_8);
    }

    /** The name of the field that did not match, for a message; {@code failure} is the result of {@link #match}. */
    String nameOf(int failure) {
        int part = -1 - failure;
        return part < parts.length ? parts[part].name() : "what stands behind " + parts[parts.length - 1].name();
    }

    /** Whether a field has this target. */
    boolean has(Target target) {
        for (Part part : parts) {
            if (part.meaning() != null && part.meaning().target() == target) {
                return true;
            }
        }
        return false;
    }

    /** Sets the fields of a line. Returns the index after the layout; negative where a field does not match. */
    int match(byte[] bytes, int from, int to, EntryFields fields) {
        int at = literals[0].length > 0 && literals[0][0] == ' ' ? from : Ascii.skipBlanks(bytes, from, to);
        boolean isBare = false;
        for (int i = 0; i < parts.length; i++) {
            int start = begin(i, isBare, bytes, at, to);
            isBare = start != NONE && isQuoted(i) && (start == from || bytes[start - 1] != '"');
            int fieldEnd = start == NONE ? NONE : isBare ? start + 1 : endOfField(i, bytes, start, to);
            Meaning meaning = parts[i].meaning();
            if (meaning != null && start != NONE && fieldEnd == NONE && isCutRequest(i, meaning)) {
                fields.set(meaning, start, endOfCutRequest(bytes, start, to));
                return to;
            }
            if (fieldEnd == NONE || !isValid(meaning, bytes, start, fieldEnd)) {
                return -1 - i;
            }
            if (meaning != null) {
                fields.set(meaning, start, fieldEnd);
            }
            at = fieldEnd;
        }
        byte[] last = literals[parts.length];
        int end = behindLiteral(last, isBare ? 1 : 0, last.length, bytes, at, to);
        return end == NONE ? -1 - parts.length : end;
    }

    /**
     * Where a field begins, {@link #NONE} where the literal does not match. A bare dash may replace a field in quotes;
     * then the closing quote is missing too.
     */
    private int begin(int part, boolean behindDash, byte[] bytes, int from, int to) {
        byte[] literal = literals[part];
        int first = behindDash ? 1 : 0;
        int start = behindLiteral(literal, first, literal.length, bytes, from, to);
        if (start != NONE || !isQuoted(part) || first == literal.length) {
            return start;
        }
        int dash = behindLiteral(literal, first, literal.length - 1, bytes, from, to);
        boolean isBare = dash != NONE && isDashed(bytes, dash, to) && Ascii.endOfWord(bytes, dash, to) == dash + 1;
        return isBare ? dash : NONE;
    }

    /** Whether quotes are around the field. */
    private boolean isQuoted(int part) {
        byte[] before = literals[part];
        byte[] behind = literals[part + 1];
        return before.length > 0 && before[before.length - 1] == '"' && behind.length > 0 && behind[0] == '"';
    }

    /** Whether a field without its closing quote is a request: syslog cuts a line that is too long. */
    private boolean isCutRequest(int part, Meaning meaning) {
        return part == parts.length - 1 && isQuoted(part) && meaning.target() == Target.REQUEST;
    }

    /**
     * The end of a request that syslog has cut. A part of its version is left out, and so is a target that may be cut
     * within its section.
     */
    private static int endOfCutRequest(byte[] bytes, int from, int to) {
        int target = Ascii.skipBlanks(bytes, Ascii.endOfWord(bytes, from, to), to);
        int targetTo = Ascii.endOfWord(bytes, target, to);
        int last = Ascii.skipBlanks(bytes, targetTo, to);
        if (targetTo < to) {
            boolean version = "HTTP/".startsWith(new String(bytes, last, to - last, UTF_8));
            return version ? targetTo : to;
        }
        boolean path = target < to && bytes[target] == '/';
        int slash = path ? EightBytes.indexOf('/', bytes, target + 1, to) : to;
        int query = path ? EightBytes.indexOf('?', bytes, target + 1, to) : to;
        return Math.min(slash, query) < to ? to : from;
    }

    private static boolean isValid(@Nullable Meaning meaning, byte[] bytes, int from, int to) {
        if (meaning == null) {
            return true;
        }
        return switch (meaning.target()) {
            case STATUS -> Status.value(bytes, from, to) != Status.NONE;
            case DURATION -> ServerDurations.isNumber(bytes, from, to, meaning.nanos());
            case BYTES -> from < to && Digits.value(bytes, behindPlus(bytes, from), to, Long.MAX_VALUE) != Digits.NONE;
            default -> true;
        };
    }

    /** Index after the plus with which HAProxy marks a number that may still grow ({@code option logasap}). */
    static int behindPlus(byte[] bytes, int from) {
        return bytes[from] == '+' ? from + 1 : from;
    }

    /** Index after the part of a literal from {@code first} on, {@link #NONE} where it does not match. */
    private static int behindLiteral(byte[] literal, int first, int last, byte[] bytes, int from, int to) {
        int at = from;
        for (int i = first; i < last; i++) {
            byte b = literal[i];
            if (b == ' ') {
                int behind = Ascii.skipBlanks(bytes, at, to);
                if (behind == at) {
                    return NONE;
                }
                at = behind;
            } else if (at < to && bytes[at] == b) {
                at++;
            } else {
                return NONE;
            }
        }
        return at;
    }

    private static boolean matches(byte[] literal, byte[] bytes, int from, int to) {
        return behindLiteral(literal, 0, literal.length, bytes, from, to) != NONE;
    }

    private int endOfField(int part, byte[] bytes, int from, int to) {
        byte[] behind = literals[part + 1];
        Meaning meaning = parts[part].meaning();
        if (isQuoted(part)) {
            return endOfQuotes(behind, bytes, from, to);
        }
        if (meaning != null && meaning.target() == Target.TIME && !isDashed(bytes, from, to)) {
            return endOfTime(behind, bytes, from, to);
        }
        if (behind.length == 0) {
            return endOfWord(meaning, bytes, from, to);
        }
        if (meaning != null && meaning.target() == Target.CLIENT && behind[0] == ':') {
            return lastColon(bytes, from, endOfWord(null, bytes, from, to));
        }
        if (behind[0] != ' ') {
            boolean mayCross = behind[0] == '"' || isText(meaning);
            return indexOf(behind, bytes, from, mayCross ? to : Ascii.endOfWord(bytes, from, to), to);
        }
        boolean spaced = behind.length > 1 && isText(meaning);
        return spaced ? indexOf(behind, bytes, from, to, to) : endOfWord(meaning, bytes, from, to);
    }

    private static boolean isDashed(byte[] bytes, int from, int to) {
        return from < to && bytes[from] == '-';
    }

    private static int endOfTime(byte[] behind, byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '[' && (behind.length == 0 || behind[0] != ']')) {
            int bracket = EightBytes.indexOf(']', bytes, from, to);
            return bracket < to ? bracket + 1 : NONE;
        }
        LogTimeReader time = new LogTimeReader(ZoneOffset.UTC.getRules());
        return time.read(bytes, from, to) ? time.end() : NONE;
    }

    /** Whether a field may hold spaces. */
    private static boolean isText(@Nullable Meaning meaning) {
        return meaning != null
                && switch (meaning.target()) {
                    case USER, AGENT, REFERRER, TARGET, REQUEST, PATH -> true;
                    default -> false;
                };
    }

    /**
     * The first quote at which the literal matches: Envoy and S3 do not escape the quotes that clients send. Where
     * there is none, the first quote, so that the field after it is the one that does not match.
     */
    private static int endOfQuotes(byte[] literal, byte[] bytes, int from, int to) {
        int first = nextQuote(bytes, from, to);
        int quote = first;
        while (quote < to && !isClosed(literal, bytes, quote, to)) {
            quote = nextQuote(bytes, quote + 1, to);
        }
        int end = quote < to ? quote : first;
        return end < to ? end : NONE;
    }

    /** The next quote that no backslash escapes, {@code to} where there is none. */
    private static int nextQuote(byte[] bytes, int from, int to) {
        int i = EightBytes.indexOf('"', '\\', bytes, from, to);
        while (i < to && bytes[i] == '\\') {
            i = EightBytes.indexOf('"', '\\', bytes, Math.min(i + 2, to), to);
        }
        return i;
    }

    /** Whether the literal matches; where it is only the quote that ends the layout, a column must end there too. */
    private static boolean isClosed(byte[] literal, byte[] bytes, int quote, int to) {
        boolean column = literal.length > 1 || quote + 1 == to || Ascii.isBlank(bytes[quote + 1]);
        return column && matches(literal, bytes, quote, to);
    }

    /** The end of a word. A list continues after a comma, or after a colon between spaces. */
    private static int endOfWord(@Nullable Meaning meaning, byte[] bytes, int from, int to) {
        int end = Ascii.endOfWord(bytes, from, to);
        boolean list = meaning == null || meaning.target() == Target.FORWARDED || meaning.target() == Target.DURATION;
        while (list && end > from && end < to && isWithinList(bytes, end, to)) {
            end = Ascii.endOfWord(bytes, Ascii.skipBlanks(bytes, end, to), to);
        }
        return end == from ? NONE : end;
    }

    private static boolean isWithinList(byte[] bytes, int end, int to) {
        int next = Ascii.skipBlanks(bytes, end, to);
        boolean colon = next + 1 < to && bytes[next] == ':' && Ascii.isBlank(bytes[next + 1]);
        boolean behindColon = end > 1 && bytes[end - 1] == ':' && Ascii.isBlank(bytes[end - 2]);
        return next < to && (bytes[end - 1] == ',' || colon || behindColon);
    }

    private static int lastColon(byte[] bytes, int from, int to) {
        int i = to - 1;
        while (i > from && bytes[i] != ':') {
            i--;
        }
        return i > from ? i : NONE;
    }

    /** The first match of the literal before {@code before}; {@link #NONE} where there is none. */
    private static int indexOf(byte[] literal, byte[] bytes, int from, int before, int to) {
        boolean blank = literal[0] == ' ';
        int i = blank
                ? Ascii.endOfWord(bytes, from, before)
                : EightBytes.indexOf((char) literal[0], bytes, from, before);
        while (i < before && !matches(literal, bytes, i, to)) {
            i = blank
                    ? Ascii.endOfWord(bytes, Ascii.skipBlanks(bytes, i, to), before)
                    : EightBytes.indexOf((char) literal[0], bytes, i + 1, before);
        }
        return i < before ? i : NONE;
    }
}
