package httpmonitor.accesslog.format;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.Ascii;
import java.util.List;

/**
 * Reads how long the server took from the fields after the user agent of a combined line, where their shape shows which
 * server wrote them.
 */
final class AfterAgent {

    private static final class Known {
        private static final List<Formats.Named> LAYOUTS = Formats.known().layouts(Format.Kind.AFTER_AGENT);
    }

    private AfterAgent() {}

    /** The nanoseconds, {@link AccessLogEntry#ABSENT} where the shape is unknown. */
    static long durationNanos(byte[] bytes, int from, int to) {
        for (Formats.Named format : Known.LAYOUTS) {
            EntryFields fields = new EntryFields(LineRules.usual(), EntryFields.ClientNames.NONE);
            fields.begin(bytes, to);
            int end = format.layout().match(bytes, from, to, fields);
            if (end >= 0 && Ascii.skipBlanks(bytes, end, to) == to) {
                return fields.durationNanos();
            }
        }
        return AccessLogEntry.ABSENT;
    }
}
