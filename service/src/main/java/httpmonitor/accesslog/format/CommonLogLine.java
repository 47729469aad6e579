package httpmonitor.accesslog.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.Address;
import httpmonitor.accesslog.line.Ascii;
import httpmonitor.accesslog.line.EntryBuilder;
import httpmonitor.accesslog.line.EntryField;
import httpmonitor.accesslog.line.HostSyntax;
import httpmonitor.accesslog.line.IpAddress;
import httpmonitor.accesslog.line.LineScanner;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.accesslog.line.ParsedLine.Unparsed;
import httpmonitor.accesslog.line.Refused;
import httpmonitor.accesslog.line.RequestLine;
import httpmonitor.bytes.EightBytes;
import org.jspecify.annotations.Nullable;

/**
 * A line with a time in brackets: the Common and Combined Log Formats, with other columns in front of the time, in
 * front of the request, and at the end.
 *
 * <pre>
 * COLUMNS [TIME] FIELDS "REQUEST" STATUS BYTES ["REFERRER" ["USER AGENT" ["ADDRESSES"]]] ...
 * [TIME] [HOST] ADDRESS [- USER] FIELDS "REQUEST" ...
 * </pre>
 *
 * <ul>
 *   <li>Columns are separated by runs of spaces and tabs. A column that is empty or {@code -} is absent. Text after
 *       the last column above is ignored, and is never a reason to refuse a line.
 *   <li>A quoted string is {@code "(?:[^"\\]|\\.)*"}; it is kept as written, escapes included.
 *   <li>TIME is the first valid time with a zone in brackets after a space, followed by a quote, or else by other
 *       columns and a quote. The search begins after a quoted list of addresses. Users may have brackets and spaces in
 *       their names.
 *   <li>COLUMNS hold the client, the identity, and the user, which is everything after the identity. The client is the
 *       first address in them, or the second where two begin a line of four columns. A list of addresses in quotes, in
 *       parentheses, or separated by commas is preferred to a single address, and a peer's address after it is ignored.
 *       A name in front of the address, or one with dots after it, is the virtual host.
 *   <li>Without an address, a name is the client where a dash follows it or where it has dots. A name before it is the
 *       virtual host where a dash and one more column follow.
 *   <li>A referrer or user agent may be a bare dash, where the columns after both show which server wrote them.
 *   <li>The request is the first quoted string that is followed by status and bytes; no earlier one may look like a
 *       request.
 * </ul>
 */
public final class CommonLogLine {

    private static final String FORWARDED_NAME = "X-Forwarded-For=";

    private final LineRules rules;
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final LineScanner line;
    private final EntryBuilder entry;
    private int behindClient;
    private boolean isWrapped;
    private boolean hasAgent;

    public CommonLogLine(byte[] bytes, int from, int to, LineRules rules) {
        this.rules = rules;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.line = new LineScanner(bytes, from, to);
        this.entry = new EntryBuilder(bytes);
    }

    /**
     * Whether the line begins with an IP address and a dash, as nearly every line does: then it can have no other
     * format.
     */
    public boolean isPlain() {
        boolean plain = line.word() && IpAddress.isIp(bytes, line.from(), line.to()) && line.isDashNext();
        if (plain) {
            entry.ip(line.from(), line.to());
            line.word();
            behindClient = line.position();
        }
        return plain;
    }

    /** The name of the format: with a user agent it is the combined one. */
    public String format() {
        return hasAgent ? "Combined Log Format" : "Common Log Format";
    }

    /** Reads the line, plain or not; {@code wrapped}: whether a wrapper was removed in front of it. */
    ParsedLine parseAny(boolean wrapped) {
        isWrapped = wrapped;
        boolean unused = isPlain();
        return parse();
    }

    /** Reads the line; call it once, after {@link #isPlain}. */
    public ParsedLine parse() {
        TimeSearch time = new TimeSearch(bytes, to);
        int start = behindClient > 0 ? behindClient - 1 : FrontColumns.endOfQuotedList(bytes, from, to);
        boolean found = time.findAny(start);
        if (!found && !time.isAt(from)) {
            return TimeSearch.looksTried(bytes, from, to) ? Refused.NOT_A_TIME : Refused.NO_TIME;
        }
        line.moveTo(time.end());
        entry.time(time.epochSecond(), time.millis());
        if (found ? !front(time.bracket() - 1) : !clientBehindTime()) {
            return Refused.NO_CLIENT;
        }
        Unparsed refused = requestStatusAndBytes();
        if (refused != null) {
            return refused;
        }
        referrerAndUserAgent();
        return entry.build();
    }

    /**
     * Reads the columns between a time that begins the line and the request: an address, or a host and an address. A
     * dash after it is the identity, and a user follows; other columns are passed over.
     */
    private boolean clientBehindTime() {
        int first = line.position();
        boolean address = line.word() && Address.find(bytes, line.from(), line.to()) != Address.NONE;
        boolean host = !address && HostSyntax.isDotted(bytes, line.from(), line.to());
        if (!address && !(host && line.word() && Address.find(bytes, line.from(), line.to()) != Address.NONE)) {
            return false;
        }
        int end = line.isDashNext() ? EightBytes.indexOf('"', bytes, line.to(), to) : line.to();
        return FrontColumns.read(bytes, first, end, isWrapped, new ForwardedList(rules.trustedProxies()), entry);
    }

    private boolean front(int frontTo) {
        return (behindClient > 0 && plainUser(frontTo))
                || FrontColumns.read(bytes, from, frontTo, isWrapped, new ForwardedList(rules.trustedProxies()), entry);
    }

    /** Sets a user that is a single word; false where there are more words. */
    private boolean plainUser(int frontTo) {
        LineScanner columns = new LineScanner(bytes, behindClient, frontTo);
        if (columns.word()) {
            int userFrom = columns.from();
            int userTo = columns.to();
            columns.spaces();
            if (!columns.isAtEnd() || bytes[userFrom] == '"' || bytes[userFrom] == '(') {
                return false;
            }
            entry.column(EntryField.USER, userFrom, userTo);
        }
        return true;
    }

    private @Nullable Unparsed requestStatusAndBytes() {
        Unparsed first = null;
        while (nextQuote() && line.quoted()) {
            int requestFrom = line.from();
            int requestTo = line.to();
            Unparsed problem = statusAndBytes();
            if (problem == null) {
                RequestLine.read(bytes, requestFrom, requestTo, entry);
                return null;
            }
            first = first == null ? problem : first;
            if (RequestLine.isComplete(bytes, requestFrom, requestTo)) {
                return first;
            }
            line.moveTo(requestTo + 1);
        }
        return first == null ? Refused.NO_REQUEST : first;
    }

    /** Moves to the next quote that begins a column; false where there is none. */
    private boolean nextQuote() {
        if (line.spaces() && line.isAt('"')) {
            return true;
        }
        int quote = EightBytes.indexOf('"', bytes, line.position(), to);
        while (quote < to && bytes[quote - 1] != ' ' && bytes[quote - 1] != '\t') {
            quote = EightBytes.indexOf('"', bytes, quote + 1, to);
        }
        line.moveTo(quote);
        return quote < to;
    }

    private @Nullable Unparsed statusAndBytes() {
        if (!line.spaces() || !line.word() || !entry.status(line.from(), line.to())) {
            return Refused.NO_STATUS;
        }
        return line.spaces() && line.word() && entry.bodyBytes(line.from(), line.to()) ? null : Refused.NO_BYTES;
    }

    private void referrerAndUserAgent() {
        int start = line.position();
        if (line.spaces() && line.quoted()) {
            entry.column(EntryField.REFERRER, line.from(), line.to());
            if (line.spaces() && line.quoted()) {
                hasAgent = true;
                entry.column(EntryField.USER_AGENT, line.from(), line.to());
                if (line.spaces() && !line.isAtEnd()) {
                    behindAgent();
                }
                return;
            }
        }
        orBareDashes(start);
    }

    /**
     * Reads bare dashes, which Traefik writes for an absent referrer or user agent; elsewhere they are other fields.
     */
    private void orBareDashes(int start) {
        line.moveTo(start);
        boolean found = quotedOrDash();
        int referrerFrom = line.from();
        int referrerTo = line.to();
        long nanos = found && quotedOrDash() ? durationAfterAgent(line.position()) : AccessLogEntry.ABSENT;
        if (nanos >= 0) {
            hasAgent = true;
            entry.column(EntryField.REFERRER, referrerFrom, referrerTo);
            entry.column(EntryField.USER_AGENT, line.from(), line.to());
            entry.durationNanos(nanos);
        } else {
            line.moveTo(start);
            forwardedAtEnd(false);
        }
    }

    /**
     * How long the server took, from the fields after the user agent, where their shape shows which server wrote them.
     */
    private long durationAfterAgent(int start) {
        for (Formats.Named format : Formats.known().afterAgent()) {
            EntryFields fields = new EntryFields(rules, EntryFields.ClientNames.NONE);
            fields.begin(bytes, to);
            int end = format.layout().match(bytes, start, to, fields);
            if (end >= 0 && Ascii.skipBlanks(bytes, end, to) == to) {
                return fields.durationNanos();
            }
        }
        return AccessLogEntry.ABSENT;
    }

    private boolean quotedOrDash() {
        return line.quotedColumn() || (line.isDashNext() && line.word());
    }

    private void behindAgent() {
        int start = line.position();
        entry.durationNanos(durationAfterAgent(start));
        forwardedAtEnd(true);
    }

    /**
     * Takes the last quoted column for the forwarded list, where it holds addresses.
     *
     * @param anyName whether a column without a name counts too, as after a user agent
     */
    private void forwardedAtEnd(boolean anyName) {
        int listFrom = -1;
        int listTo = -1;
        while (!line.isAtEnd()) {
            boolean quoted = line.quotedColumn();
            if (quoted ? anyName : namedForwardedList()) {
                listFrom = line.from();
                listTo = line.to();
            } else if (!quoted) {
                boolean unused = line.word();
            }
        }
        ForwardedList list = new ForwardedList(rules.trustedProxies());
        if (listFrom >= 0 && list.read(bytes, listFrom, listTo) && !list.isOneWithPort()) {
            entry.ip(list.from(), list.to());
        }
    }

    /** Reads {@code X-Forwarded-For="ADDRESSES"}, where that is the next column. */
    private boolean namedForwardedList() {
        int start = line.position();
        int quote = start + FORWARDED_NAME.length();
        if (quote >= to || !FORWARDED_NAME.equalsIgnoreCase(new String(bytes, start, quote - start, ISO_8859_1))) {
            return false;
        }
        line.moveTo(quote);
        boolean found = line.quotedColumn();
        line.moveTo(found ? line.position() : start);
        return found;
    }
}
