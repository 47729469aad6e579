package httpmonitor.accesslog.wrapper;

import httpmonitor.accesslog.line.Ascii;
import httpmonitor.accesslog.line.ParsedLine.Part;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Removes, layer by layer, what other programs put around a line. It remembers the parts of a cut line, so each source
 * needs its own instance. Not thread-safe.
 */
public final class Unwrapper {

    /** The result of a step. */
    public enum Step {
        /** The text has no layer that this step knows. */
        NOTHING,
        /** A layer was removed. */
        UNWRAPPED,
        /** The text is a part of a line that continues in the source's next one; it is remembered. */
        PART,
        /** The text is not a line, but something that the wrapper adds between lines. */
        NO_LINE
    }

    private static final byte[] NO_BYTES = {};

    /** Wrappers whose shape no line of an access log has. */
    private static final Wrapper[] SURE = {Syslog::payload, Prefixes::compose, JournalExport::payload};

    /** Wrappers whose shape a format may begin with, so formats are tried first. */
    private static final Wrapper[] UNSURE = {Prefixes::logger, Prefixes::isoTime};

    /** A longer text is no line of an access log; only its beginning is kept. */
    private static final int LONGEST = 1 << 20;

    private final Map<Part, ByteArrayOutputStream> waiting = new EnumMap<>(Part.class);
    private Part last = Part.STANDARD_OUTPUT;
    private byte[] bytes = NO_BYTES;
    private int from;
    private int to;

    /** Begins with a new text. */
    public void begin(byte[] text, int start, int end) {
        bytes = text;
        from = start;
        to = end;
    }

    /** Whether parts of a line wait for the last one. */
    public boolean hasParts() {
        return !waiting.isEmpty();
    }

    /** Whether parts of such a line wait for the last one. */
    public boolean hasParts(Part of) {
        return waiting.containsKey(of);
    }

    private boolean hasDockersParts() {
        return hasParts(Part.DOCKERS_OUTPUT) || hasParts(Part.DOCKERS_ERROR);
    }

    /** Of which line the part was that was read last. */
    public Part lastPart() {
        return last;
    }

    /** Forgets the parts that wait: the next line is read without them. */
    public void forgetParts() {
        waiting.clear();
    }

    /** Whether the rest is empty. */
    public boolean isEmpty() {
        return from == to;
    }

    /** Whether the text looks like a JSON object. */
    public boolean isJson() {
        return from < to && bytes[from] == '{';
    }

    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /** Removes what a terminal does not show; true where there was something. */
    public boolean invisible() {
        int start = Invisible.skip(bytes, from, to);
        if (Invisible.hasColours(bytes, start, to)) {
            byte[] plain = Invisible.withoutColours(bytes, start, to);
            begin(plain, Invisible.skip(plain, 0, plain.length), plain.length);
            return true;
        }
        boolean found = start > from;
        from = start;
        return found;
    }

    /** Removes one layer whose shape no format has. */
    public Step sure() {
        if (isJson()) {
            return docker();
        }
        int tag = Cri.tag(bytes, from, to);
        if (tag != Wrapper.NONE) {
            return cri(tag);
        }
        return JournalExport.isOtherField(bytes, from, to) ? Step.NO_LINE : take(SURE);
    }

    /** Removes one layer that may also be the beginning of a format. */
    public Step unsure() {
        if (isJson()) {
            boolean found = json("message", "msg") != null || object("message", "msg") || object("log");
            return found ? Step.UNWRAPPED : Step.NOTHING;
        }
        return goOn(ConsolePrefix.object(bytes, from, to)) ? Step.UNWRAPPED : take(UNSURE);
    }

    private Step take(Wrapper[] wrappers) {
        for (Wrapper wrapper : wrappers) {
            int payload = wrapper.payload(bytes, from, to);
            if (payload != Wrapper.NONE) {
                from = payload;
                return Step.UNWRAPPED;
            }
        }
        return Step.NOTHING;
    }

    private Step cri(int tag) {
        Part stream = Cri.isStandardError(bytes, from, to) ? Part.STANDARD_ERROR : Part.STANDARD_OUTPUT;
        int line = Math.min(Ascii.endOfWord(bytes, tag, to) + 1, to);
        if (bytes[tag] == 'P') {
            return remember(stream, line);
        }
        from = line;
        join(stream);
        return Step.UNWRAPPED;
    }

    private Step docker() {
        byte[] object = bytes;
        int start = from;
        int end = to;
        byte[] line = json("log", "MESSAGE");
        if (line == null) {
            return Step.NOTHING;
        }
        boolean isCut = JsonEnvelope.isCut(line);
        if ((!isCut && !hasDockersParts()) || !JsonEnvelope.isDockers(object, start, end)) {
            return Step.UNWRAPPED; // no message of the journal is cut, or has a line feed
        }
        Part stream = JsonEnvelope.isStandardError(object, start, end) ? Part.DOCKERS_ERROR : Part.DOCKERS_OUTPUT;
        if (isCut) {
            begin(line, 0, line.length);
            return remember(stream, 0);
        }
        join(stream);
        return Step.UNWRAPPED;
    }

    private Step remember(Part part, int start) {
        last = part;
        append(waiting.computeIfAbsent(part, unused -> new ByteArrayOutputStream()), start);
        return Step.PART;
    }

    private void append(ByteArrayOutputStream parts, int start) {
        parts.write(bytes, start, Math.min(to - start, LONGEST - parts.size()));
    }

    private byte @Nullable [] json(String... keys) {
        byte[] line = JsonEnvelope.line(bytes, from, to, keys);
        if (line != null) {
            begin(line, 0, JsonEnvelope.end(line));
        }
        return line;
    }

    private boolean object(String... keys) {
        return goOn(JsonEnvelope.object(bytes, from, to, keys));
    }

    /** Continues with this text; false where it is {@code null}. */
    private boolean goOn(byte @Nullable [] text) {
        if (text != null) {
            begin(text, 0, text.length);
        }
        return text != null;
    }

    private void join(Part part) {
        ByteArrayOutputStream parts = waiting.remove(part);
        if (parts != null) {
            append(parts, from);
            begin(parts.toByteArray(), 0, parts.size());
        }
    }
}
