package httpmonitor.accesslog.wrapper;

import httpmonitor.accesslog.line.Ascii;
import httpmonitor.accesslog.line.Digits;
import httpmonitor.accesslog.line.JsonScanner;
import httpmonitor.accesslog.line.JsonStringDecoder;
import httpmonitor.accesslog.line.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A line as a string in a JSON object: Docker's json-file ({@code log}), the journal ({@code MESSAGE}, which may be an
 * array of byte values), and collectors ({@code message}); or as an object in it.
 */
final class JsonEnvelope {

    /** Docker cuts longer lines into parts of this size, in bytes; only the last part has a line feed. */
    private static final int DOCKERS_PART = 16 * 1024;

    private static final byte[] STANDARD_ERROR = "stderr".getBytes(StandardCharsets.US_ASCII);

    private JsonEnvelope() {}

    /**
     * The line in the first of these members that is a string; {@code null} where there is none, or where a part of the
     * envelope is missing.
     */
    static byte @Nullable [] line(byte[] bytes, int from, int to, String... keys) {
        JsonScanner json = new JsonScanner(bytes, from, to);
        byte[] line = null;
        boolean more = json.open('{');
        while (more && json.key()) {
            boolean wanted = line == null && isOneOf(keys, bytes, json.from(), json.to());
            if (wanted && json.isNext('"') && json.string()) {
                line = JsonStringDecoder.decode(bytes, json.from(), json.to());
            } else if (wanted && json.open('[')) {
                line = numbers(bytes, json);
            } else {
                json.skip();
            }
        }
        return json.isWhole() ? line : null;
    }

    /** As above, for the first of these members that is an object. */
    static byte @Nullable [] object(byte[] bytes, int from, int to, String... keys) {
        JsonScanner json = new JsonScanner(bytes, from, to);
        byte[] object = null;
        boolean more = json.open('{');
        while (more && json.key()) {
            boolean wanted = object == null && isOneOf(keys, bytes, json.from(), json.to()) && json.isNext('{');
            int start = json.position();
            json.skip();
            object = wanted ? Arrays.copyOfRange(bytes, start, json.position()) : object;
        }
        return json.isWhole() ? object : null;
    }

    /** A text that the journal writes as a list of its bytes, because one of them cannot be printed. */
    private static byte[] numbers(byte[] bytes, JsonScanner json) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (json.element()) {
            boolean number = json.scalar();
            text.write((int) (number ? Math.max(0, Digits.value(bytes, json.from(), json.to(), 255)) : 0));
        }
        return Utf8.repaired(text.toByteArray(), 0, text.size());
    }

    /** Whether Docker cut the line here, if it is Docker's. */
    static boolean isCut(byte[] line) {
        return line.length >= DOCKERS_PART && line[line.length - 1] != '\n';
    }

    /** Whether the object has Docker's member for the line. */
    static boolean isDockers(byte[] bytes, int from, int to) {
        return line(bytes, from, to, "log") != null;
    }

    /** Whether the line of an object of Docker was written to standard error. */
    static boolean isStandardError(byte[] bytes, int from, int to) {
        byte[] stream = line(bytes, from, to, "stream");
        return stream != null && Arrays.equals(stream, STANDARD_ERROR);
    }

    /** The end of the line, before its line feed. */
    static int end(byte[] line) {
        int end = line.length;
        while (end > 0 && (line[end - 1] == '\n' || line[end - 1] == '\r')) {
            end--;
        }
        return end;
    }

    private static boolean isOneOf(String[] keys, byte[] bytes, int from, int to) {
        for (String key : keys) {
            if (key.length() == to - from && Ascii.startsWith(key, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }
}
