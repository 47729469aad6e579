package httpmonitor.accesslog.format;

import httpmonitor.accesslog.format.ColumnSplitter.ColumnKind;
import httpmonitor.accesslog.line.Ascii;
import httpmonitor.accesslog.line.EntryBuilder;
import httpmonitor.accesslog.line.EntryField;
import httpmonitor.accesslog.line.HostSyntax;
import httpmonitor.accesslog.line.LineScanner;

/**
 * Reads the columns in front of the time: a virtual host, the client, lists of addresses, the identity, which is not
 * kept, and the user, in the orders in which servers write them. {@link CommonLogLine} lists the rules.
 */
final class FrontColumns {

    private static final int NONE = -1;

    private final byte[] bytes;
    private final boolean isWrapped;
    private final EntryBuilder entry;
    private final ColumnSplitter columns;
    private int next;
    private int userTo;

    private FrontColumns(
            byte[] bytes, int from, int to, boolean isWrapped, ForwardedList forwarded, EntryBuilder entry) {
        this.bytes = bytes;
        this.isWrapped = isWrapped;
        this.userTo = Ascii.trimBlanks(bytes, from, to);
        this.entry = entry;
        this.columns = ColumnSplitter.split(bytes, from, userTo, forwarded);
    }

    /**
     * Where the search for the time begins: after a quoted list of addresses, since clients choose its text and may
     * send a time in brackets; {@code from} where there is no list.
     */
    static int endOfQuotedList(byte[] bytes, int from, int to) {
        var line = new LineScanner(bytes, from, to);
        boolean found = line.quotedColumn() || (line.word() && line.quotedColumn());
        return found ? line.position() : from;
    }

    /**
     * Sets domain, client and user of the entry from the line up to the time; false where there is no client.
     *
     * @param isWrapped whether a wrapper was removed in front of the line: a word of it may be left, so that only a
     *     name with dots is a client
     */
    static boolean read(
            byte[] bytes, int from, int to, boolean isWrapped, ForwardedList forwarded, EntryBuilder entry) {
        return new FrontColumns(bytes, from, to, isWrapped, forwarded, entry).read();
    }

    private boolean read() {
        int list = columns.first(ColumnKind.LIST);
        int address = firstAddress();
        boolean found = (list == NONE && address == NONE) ? nameAsClient() : addressAsClient(list, address);
        if (found) {
            user();
        }
        return found;
    }

    /**
     * The first address; or the second, where two begin a line of four columns or more: then the first is the virtual
     * host.
     */
    private int firstAddress() {
        int first = columns.first(ColumnKind.ADDRESS);
        boolean isVirtualHost = first == 0 && columns.is(1, ColumnKind.ADDRESS) && columns.count() >= 4;
        return isVirtualHost ? 1 : first;
    }

    private boolean addressAsClient(int list, int address) {
        int client = list == NONE ? address : list;
        entry.ip(columns.get(client).from(), columns.get(client).to());
        int first = address == NONE ? list : list == NONE ? address : Math.min(list, address);
        if (first == 1 || (first == 2 && isAbsentList(1))) {
            domain(0);
        }
        next = first + 1;
        if (list == first && address == next) {
            next++; // the peer
        } else if (isHostBehind(next)) {
            domain(next++);
        }
        skipPeers();
        skipList(list);
        skipPeers();
        return true;
    }

    /** An address in front of another one, or of a dash and one more column, is no identity. */
    private void skipPeers() {
        while (columns.is(next, ColumnKind.ADDRESS)
                && (columns.is(next + 1, ColumnKind.ADDRESS) || isIdentity(next + 1))) {
            next++;
        }
    }

    /** Whether this column is a dash for the identity, with a user after it. */
    private boolean isIdentity(int index) {
        return columns.is(index, ColumnKind.DASH) && !columns.isEnclosed(index) && index + 1 < columns.count();
    }

    /** Skips a list after the client, also an absent one: it is no identity, and at the end no part of the user. */
    private void skipList(int list) {
        if (list == next || (isAbsentList(next) && columns.count() - next > 2)) {
            next++;
        } else if (list > next && list == columns.count() - 1) {
            userTo = columns.get(list).start();
        }
    }

    private boolean isAbsentList(int index) {
        return columns.is(index, ColumnKind.DASH) && columns.isEnclosed(index);
    }

    /** A name after the client is a host where it has dots, or where the identity is the dash after it. */
    private boolean isHostBehind(int index) {
        if (!columns.is(index, ColumnKind.WORD)) {
            return false;
        }
        int from = columns.get(index).from();
        int end = HostSyntax.endOfName(bytes, from, columns.get(index).to());
        return HostSyntax.isDotted(bytes, from, end)
                || (isIdentity(index + 1) && HostSyntax.isVirtualHost(bytes, from, end));
    }

    /** Without any address a plain name may be the client, where the columns are in an order that servers write. */
    private boolean nameAsClient() {
        int client = columns.is(0, ColumnKind.NAMES) ? 0 : hasVirtualHost() ? 1 : 0;
        if (!columns.is(client, ColumnKind.NAMES) && !isPlainName(client)) {
            return false;
        }
        if (client == 1) {
            domain(0);
        }
        next = client + 1;
        return entry.client(columns.get(client).from(), columns.get(client).to());
    }

    /** Whether the columns are a virtual host or a dash, a name, a dash and one more column. */
    private boolean hasVirtualHost() {
        boolean named = columns.is(1, ColumnKind.NAMES) || (columns.is(1, ColumnKind.WORD) && isDotted(1));
        return named && columns.is(2, ColumnKind.DASH) && columns.count() >= 4;
    }

    /**
     * Whether this column is the client's name, and not a word of an unknown prefix: a dash for the identity and a user
     * follow, or it has dots and only names follow. A user of several words that are not all letters is a sign of
     * unknown columns.
     */
    private boolean isPlainName(int client) {
        if (!columns.is(client, ColumnKind.WORD)
                || !HostSyntax.isPlausible(
                        bytes, columns.get(client).from(), columns.get(client).to())) {
            return false;
        }
        int behind = columns.count() - client - 1;
        if (columns.is(client + 1, ColumnKind.DASH) && !columns.isEnclosed(client + 1)) {
            return (!isWrapped || isDotted(client)) && behind >= 2 && areUser(client + 2);
        }
        return behind >= 2 && isDotted(client) && onlyNamesFollow(client);
    }

    /** Whether the columns from here on are one word, or a user's name of several words. */
    private boolean areUser(int first) {
        return first == columns.count() - 1 || areLetters(first);
    }

    private boolean onlyNamesFollow(int client) {
        return (isDotted(client + 1) || isLetters(client + 1)) && areLetters(client + 2);
    }

    private boolean areLetters(int first) {
        boolean letters = true;
        for (int i = first; i < columns.count(); i++) {
            letters &= isLetters(i);
        }
        return letters;
    }

    private boolean isDotted(int index) {
        return HostSyntax.isDotted(
                bytes, columns.get(index).from(), columns.get(index).to());
    }

    private boolean isLetters(int index) {
        for (int i = columns.get(index).start(); i < columns.get(index).end(); i++) {
            if (!Ascii.isLetter(bytes[i]) && bytes[i] >= 0) {
                return false;
            }
        }
        return true;
    }

    private void domain(int index) {
        int from = columns.get(index).start();
        int end = columns.get(index).end();
        if (columns.isEnclosed(index)) {
            from++;
            end--;
        }
        if (columns.is(index, ColumnKind.ADDRESS) || HostSyntax.isVirtualHost(bytes, from, end)) {
            entry.column(EntryField.DOMAIN, from, HostSyntax.endOfName(bytes, from, end));
        }
    }

    private void user() {
        if (next + 1 < columns.count()) { // after the identity
            int from = columns.get(next + 1).start();
            entry.column(EntryField.USER, from, Ascii.trimBlanks(bytes, from, Math.max(from, userTo)));
        }
    }
}
