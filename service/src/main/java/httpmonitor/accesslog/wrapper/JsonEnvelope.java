package httpmonitor.accesslog.wrapper;

import httpmonitor.accesslog.line.Ascii;
import httpmonitor.accesslog.line.JsonScanner;
import httpmonitor.accesslog.line.JsonText;
import org.jspecify.annotations.Nullable;

/** A line as a string in a JSON object: Docker's json-file ({@code log}), the journal ({@code MESSAGE}), and collectors ({@code message}). */
final class JsonEnvelope {

    /** Docker cuts longer lines into parts of that many bytes; only the last part has a line feed. */
    private static final int DOCKERS_PART = 16 * 1024;

    private JsonEnvelope() {}

    /** The line in the first of these members that is a string; {@code null} where there is none. */
    static byte @Nullable [] line(byte[] bytes, int from, int to, String... keys) {
        JsonScanner json = new JsonScanner(bytes, from, to);
        if (!json.open('{')) {
            return null;
        }
        while (json.key()) {
            boolean wanted = isOneOf(keys, bytes, json.from(), json.to());
            if (wanted && json.isNext('"') && json.string()) {
                return JsonText.decode(bytes, json.from(), json.to());
            }
            json.skip();
        }
        return null;
    }

    /** Whether Docker cut the line behind this. */
    static boolean isPart(byte[] line) {
        return line.length >= DOCKERS_PART && line[line.length - 1] != '\n';
    }

    /** Where the line ends in front of its line feed. */
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
