package httpmonitor.accesslog.format;

import httpmonitor.accesslog.format.Meaning.Target;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.Address;
import httpmonitor.accesslog.line.Ascii;
import httpmonitor.accesslog.line.EntryBuilder;
import httpmonitor.accesslog.line.EntryField;
import httpmonitor.accesslog.line.HostSyntax;
import httpmonitor.accesslog.line.IpAddress;
import httpmonitor.accesslog.line.LogTimeReader;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.accesslog.line.ParsedLine.Unparsed;
import httpmonitor.accesslog.line.RequestLine;
import httpmonitor.accesslog.line.RequestTarget;
import httpmonitor.bytes.EightBytes;
import java.util.Arrays;

/**
 * Collects the spans of one line's fields, and builds the entry of them. Reused for the lines of a source. Not
 * thread-safe.
 *
 * <p>Where path and query are two fields, the buffer must have room after the line for the target made of both.
 */
final class EntryFields {

    /** Which names, apart from addresses, may be the client. */
    enum ClientNames {
        NONE,
        WITH_DOTS,
        ANY
    }

    private static final Target[] TARGETS = Target.values();
    private static final int ABSENT = -1;

    private final LineRules rules;
    private final ClientNames names;
    private final LogTimeReader time;
    private final int[] from = new int[TARGETS.length];
    private final int[] to = new int[TARGETS.length];
    private final int[] rank = new int[TARGETS.length];
    private final boolean[] seen = new boolean[TARGETS.length];
    private final byte[] clock = new byte["yyyy-MM-ddTHH:mm:ss.nnnnnnnnnZ".length()];
    private byte[] bytes = {};
    private int end;
    private long duration;
    private boolean durationIsUnknown;

    EntryFields(LineRules rules, ClientNames names) {
        this.names = names;
        this.rules = rules;
        this.time = new LogTimeReader(rules.zone().getRules());
    }

    /** Begins a line; after {@code lineEnd} the buffer is free. */
    void begin(byte[] buffer, int lineEnd) {
        bytes = buffer;
        end = lineEnd;
        duration = AccessLogEntry.ABSENT;
        durationIsUnknown = false;
        Arrays.fill(from, ABSENT);
        Arrays.fill(seen, false);
    }

    /** Sets a field; a dash and an empty text are no field. */
    @SuppressWarnings("EnumOrdinal") // an index into this class's own arrays
    void set(Meaning meaning, int fieldFrom, int fieldTo) {
        boolean dash = fieldTo - fieldFrom == 1 && bytes[fieldFrom] == '-';
        seen[meaning.target().ordinal()] = true;
        if (meaning.isSum()) {
            add(meaning, fieldFrom, fieldTo);
        } else if (fieldFrom < fieldTo && !dash) {
            int target = meaning.target().ordinal();
            if (from[target] == ABSENT || meaning.rank() < rank[target]) {
                from[target] = fieldFrom;
                to[target] = fieldTo;
                rank[target] = meaning.rank();
                if (meaning.target() == Target.DURATION) {
                    duration = ServerDurations.nanos(bytes, fieldFrom, fieldTo, meaning.nanos());
                }
            }
        }
    }

    /** Adds a part of a duration; each part must be known. Servers write {@code -1} for a part that did not happen. */
    private void add(Meaning meaning, int fieldFrom, int fieldTo) {
        boolean known = fieldFrom < fieldTo && Ascii.isDigit(bytes[fieldFrom]);
        long part = known ? ServerDurations.nanos(bytes, fieldFrom, fieldTo, meaning.nanos()) : AccessLogEntry.ABSENT;
        durationIsUnknown |= part < 0;
        duration = Math.max(duration, 0) + part;
    }

    /** The entry, or what is missing or wrong. */
    ParsedLine build(String format) {
        EntryBuilder entry = new EntryBuilder(bytes);
        if (!time(entry)) {
            return missing(format, "a time that is known");
        }
        if (!client(entry)) {
            return missing(format, "a client");
        }
        if (!request(entry)) {
            return missing(format, "a request");
        }
        if (has(Target.STATUS) && !entry.status(from(Target.STATUS), to(Target.STATUS))) {
            return missing(format, "a status");
        }
        if (has(Target.BYTES)
                && !entry.bodyBytes(FieldSequence.behindPlus(bytes, from(Target.BYTES)), to(Target.BYTES))) {
            return missing(format, "a number of bytes");
        }
        column(entry, EntryField.USER, Target.USER);
        column(entry, EntryField.REFERRER, Target.REFERRER);
        column(entry, EntryField.USER_AGENT, Target.AGENT);
        entry.durationNanos(durationNanos());
        return entry.build();
    }

    /** How long the server took, in nanoseconds, or {@link AccessLogEntry#ABSENT}. */
    long durationNanos() {
        return durationIsUnknown ? AccessLogEntry.ABSENT : duration;
    }

    private static Unparsed missing(String format, String what) {
        return new Unparsed(format + ", but without " + what);
    }

    private boolean time(EntryBuilder entry) {
        boolean found = has(Target.TIME) ? oneTime() : has(Target.DATE) && dateAndClock();
        if (found) {
            entry.time(time.epochSecond(), time.millis());
        }
        return found;
    }

    private boolean oneTime() {
        int start = from(Target.TIME);
        int stop = to(Target.TIME);
        boolean brackets = stop - start > 2 && bytes[start] == '[' && bytes[stop - 1] == ']';
        return brackets ? time.readAll(bytes, start + 1, stop - 1) : time.readAll(bytes, start, stop);
    }

    private boolean dateAndClock() {
        Target clockTarget = has(Target.CLOCK) ? Target.CLOCK : Target.LOCAL_CLOCK;
        int dateLength = to(Target.DATE) - from(Target.DATE);
        int clockLength = to(clockTarget) - from(clockTarget);
        if (!has(clockTarget) || dateLength + clockLength + 2 > clock.length) {
            return false;
        }
        System.arraycopy(bytes, from(Target.DATE), clock, 0, dateLength);
        clock[dateLength] = 'T';
        System.arraycopy(bytes, from(clockTarget), clock, dateLength + 1, clockLength);
        int length = dateLength + 1 + clockLength;
        if (clockTarget == Target.CLOCK) {
            clock[length++] = 'Z';
        }
        return time.readAll(clock, 0, length);
    }

    private boolean client(EntryBuilder entry) {
        if (has(Target.FORWARDED)) {
            ForwardedList list = new ForwardedList(rules.trustedProxies());
            if (list.read(bytes, from(Target.FORWARDED), to(Target.FORWARDED))) {
                return entry.ip(list.from(), list.to());
            }
        }
        return has(Target.CLIENT) && client(entry, from(Target.CLIENT), to(Target.CLIENT));
    }

    /**
     * Sets the client: an address, with or without the zone of its network interface, a list of addresses, or a name
     * where that is allowed.
     */
    private boolean client(EntryBuilder entry, int clientFrom, int clientTo) {
        if (Address.find(bytes, clientFrom, clientTo) != Address.NONE) {
            return entry.client(clientFrom, clientTo);
        }
        int zone = EightBytes.indexOf('%', bytes, clientFrom, clientTo);
        if (IpAddress.isIp(bytes, clientFrom, zone)) {
            return entry.ip(clientFrom, zone);
        }
        ForwardedList list = new ForwardedList(rules.trustedProxies());
        if (list.read(bytes, clientFrom, clientTo)) {
            return entry.ip(list.from(), list.to());
        }
        return isName(clientFrom, clientTo) && entry.client(clientFrom, clientTo);
    }

    private boolean isName(int nameFrom, int nameTo) {
        return switch (names) {
            case NONE -> false;
            case WITH_DOTS -> HostSyntax.isDotted(bytes, nameFrom, nameTo);
            case ANY -> HostSyntax.isPlausible(bytes, nameFrom, nameTo);
        };
    }

    /** Sets the request; a malformed one sets no field. Returns false where the line has no field for a request. */
    private boolean request(EntryBuilder entry) {
        if (has(Target.DOMAIN)) {
            int domain = from(Target.DOMAIN);
            entry.column(EntryField.DOMAIN, domain, HostSyntax.endOfName(bytes, domain, to(Target.DOMAIN)));
        }
        if (has(Target.REQUEST)) {
            RequestLine.read(bytes, from(Target.REQUEST), to(Target.REQUEST), entry);
            return true;
        }
        boolean method = has(Target.METHOD) && RequestLine.isMethod(bytes, from(Target.METHOD), to(Target.METHOD));
        if (method || (!isSeen(Target.METHOD) && !isSeen(Target.REQUEST) && beginsWithSlash())) {
            methodAndTarget(entry);
        }
        return isSeen(Target.REQUEST) || isSeen(Target.METHOD) || isSeen(Target.TARGET) || isSeen(Target.PATH);
    }

    /** Whether the target is a path. A path needs no method where the line has no field for a method. */
    private boolean beginsWithSlash() {
        int start = has(Target.TARGET) ? from(Target.TARGET) : from(Target.PATH);
        return start != ABSENT && bytes[start] == '/';
    }

    private void methodAndTarget(EntryBuilder entry) {
        if (has(Target.TARGET)) {
            target(entry, from(Target.TARGET), to(Target.TARGET));
        } else if (has(Target.PATH)) {
            pathAndQuery(entry);
        }
    }

    private void target(EntryBuilder entry, int targetFrom, int targetTo) {
        column(entry, EntryField.METHOD, Target.METHOD);
        entry.part(EntryField.TARGET, targetFrom, targetTo);
        RequestTarget.read(bytes, targetFrom, targetTo, entry);
        if (has(Target.VERSION)) {
            int version = from(Target.VERSION);
            boolean prefixed = Ascii.startsWith("HTTP/", bytes, version, to(Target.VERSION));
            entry.part(EntryField.VERSION, prefixed ? version + "HTTP/".length() : version, to(Target.VERSION));
        }
    }

    private void pathAndQuery(EntryBuilder entry) {
        int pathLength = to(Target.PATH) - from(Target.PATH);
        if (!has(Target.QUERY)) {
            target(entry, from(Target.PATH), to(Target.PATH));
            return;
        }
        int queryFrom = from(Target.QUERY);
        queryFrom += bytes[queryFrom] == '?' ? 1 : 0;
        int queryLength = to(Target.QUERY) - queryFrom;
        System.arraycopy(bytes, from(Target.PATH), bytes, end, pathLength);
        bytes[end + pathLength] = '?';
        System.arraycopy(bytes, queryFrom, bytes, end + pathLength + 1, queryLength);
        target(entry, end, end + pathLength + 1 + queryLength);
    }

    private void column(EntryBuilder entry, EntryField field, Target target) {
        if (has(target)) {
            entry.column(field, from(target), to(target));
        }
    }

    @SuppressWarnings("EnumOrdinal") // an index into this class's own arrays
    private boolean isSeen(Target target) {
        return seen[target.ordinal()];
    }

    private boolean has(Target target) {
        return from(target) != ABSENT;
    }

    @SuppressWarnings("EnumOrdinal") // an index into this class's own arrays
    private int from(Target target) {
        return from[target.ordinal()];
    }

    @SuppressWarnings("EnumOrdinal") // an index into this class's own arrays
    private int to(Target target) {
        return to[target.ordinal()];
    }
}
