package httpmonitor.accesslog;

/**
 * The columns in front of the time: an optional virtual host, the client or a list of addresses of which it is the first, an optional
 * peer behind such a list, the identity, of which nothing is kept, and the user. {@link AccessLogParser} says how they are told apart.
 */
final class FrontColumns {

    private final byte[] bytes;
    private final LineScanner columns;
    private final EntryBuilder entry;

    private FrontColumns(byte[] bytes, int from, int to, EntryBuilder entry) {
        this.bytes = bytes;
        this.columns = new LineScanner(bytes, from, to);
        this.entry = entry;
    }

    /**
     * Where to look for the time: behind a quoted list of addresses, which clients may fill with what they like, a time in brackets
     * included; {@code from} where there is none.
     */
    static int endOfQuotedList(byte[] bytes, int from, int to) {
        var line = new LineScanner(bytes, from, to);
        boolean found = line.quotedColumn() || (line.word() && line.quotedColumn());
        return found ? line.position() : from;
    }

    /** Sets domain, client and user of the entry from the line up to the time; false where there is no client. */
    static boolean read(byte[] bytes, int from, int to, EntryBuilder entry) {
        return new FrontColumns(bytes, from, to, entry).read();
    }

    private boolean read() {
        if (isVirtualHostNext()) {
            columns.word();
            entry.column(Field.DOMAIN, columns.from(), Host.endOfName(bytes, columns.from(), columns.to()));
        }
        if (!client()) {
            return false;
        }
        columns.word(); // the identity
        columns.rest();
        entry.column(Field.USER, columns);
        return true;
    }

    private boolean isVirtualHostNext() {
        int start = columns.position();
        boolean found = virtualHostAndMore();
        columns.moveTo(start);
        return found;
    }

    private boolean virtualHostAndMore() {
        if (!columns.word() || columns.isDashNext() || columns.isListPart()) {
            return false;
        }
        boolean firstIsDash = columns.isDash();
        if (!columns.addresses()) {
            return false;
        }
        if (columns.isAbsent()) {
            return columns.isList() && isIpNext() && columns.word(); // the list is absent, its peer is not
        }
        boolean secondIsIp = isIp();
        if (firstIsDash && secondIsIp) {
            return true;
        }
        boolean accepted = columns.word() && (secondIsIp || columns.isDash());
        return accepted && columns.word();
    }

    private boolean client() {
        if (!columns.addresses()) {
            return false;
        }
        int from = columns.from();
        int to = columns.to();
        boolean isAbsent = columns.isAbsent();
        if (columns.isList() && isIpNext() && isAbsent) {
            return entry.client(columns.from(), columns.to());
        }
        return entry.client(from, to);
    }

    /** Whether an IP address follows; if so, it is read. */
    private boolean isIpNext() {
        int start = columns.position();
        if (columns.word() && isIp()) {
            return true;
        }
        columns.moveTo(start);
        return false;
    }

    private boolean isIp() {
        return IpAddress.isIp(bytes, columns.from(), columns.to());
    }
}
