package httpmonitor.accesslog.format;

import httpmonitor.accesslog.line.Address;
import httpmonitor.accesslog.line.Ascii;
import httpmonitor.accesslog.line.LineScanner;
import httpmonitor.bytes.EightBytes;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns in front of the time, each with its kind. Columns are separated by spaces or tabs; quotes and parentheses
 * hold a column together.
 */
final class ColumnSplitter {

    /** More columns than any server writes; the rest of the line belongs to the last one. */
    private static final int MOST = 64;

    /** The kinds of a column in front of the time. */
    enum ColumnKind {
        /** A dash, bare or in quotes, or empty quotes: the value is absent. */
        DASH,
        /** A bare IP address, with or without a port and brackets. */
        ADDRESS,
        /** IP addresses separated by commas, or one or more of them in quotes or parentheses. */
        LIST,
        /** Text in quotes, or words separated by commas, whose first word is no address. */
        NAMES,
        /** Any other word. */
        WORD
    }

    /**
     * A column: {@code start} and {@code end} with its quotes, {@code from} and {@code to} of the address or name in
     * it.
     */
    record Column(ColumnKind kind, int start, int end, int from, int to) {}

    private final byte[] bytes;
    private final int end;
    private final LineScanner scanner;
    private final ForwardedList forwarded;
    private final List<Column> columns = new ArrayList<>();

    private ColumnSplitter(byte[] bytes, int from, int to, ForwardedList forwarded) {
        this.bytes = bytes;
        this.end = to;
        this.scanner = new LineScanner(bytes, from, to);
        this.forwarded = forwarded;
    }

    static ColumnSplitter split(byte[] bytes, int from, int to, ForwardedList forwarded) {
        ColumnSplitter splitter = new ColumnSplitter(bytes, from, to, forwarded);
        while (splitter.columns.size() < MOST && splitter.next()) {
            // the condition does the work
        }
        return splitter;
    }

    int count() {
        return columns.size();
    }

    /** Whether there is a column at this index, and it is of that kind. */
    boolean is(int index, ColumnKind kind) {
        return index < columns.size() && columns.get(index).kind == kind;
    }

    /** The first column of that kind, -1 where there is none. */
    int first(ColumnKind kind) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).kind == kind) {
                return i;
            }
        }
        return -1;
    }

    Column get(int index) {
        return columns.get(index);
    }

    /** Whether quotes or parentheses are around the column. */
    boolean isEnclosed(int index) {
        byte first = bytes[columns.get(index).start];
        return first == '"' || first == '(';
    }

    private boolean next() {
        scanner.spaces();
        int start = scanner.position();
        if (scanner.isAtEnd()) {
            return false;
        }
        if (scanner.quotedColumn()) {
            enclosed(start, scanner.from(), scanner.to(), ColumnKind.NAMES);
        } else if (scanner.isAt('(') && parentheses(start)) {
            enclosed(start, start + 1, scanner.position() - 1, ColumnKind.WORD);
        } else {
            word(start);
        }
        return true;
    }

    /** Moves past the parenthesis that closes a column. */
    private boolean parentheses(int start) {
        int close = EightBytes.indexOf(')', bytes, start, end);
        if (close == end) {
            return false;
        }
        scanner.moveTo(close + 1);
        boolean isColumn = scanner.isAtEndOfColumn();
        if (!isColumn) {
            scanner.moveTo(start);
        }
        return isColumn;
    }

    private void enclosed(int start, int from, int to, ColumnKind otherwise) {
        if (forwarded.read(bytes, from, to)) {
            add(ColumnKind.LIST, start, forwarded.from(), forwarded.to());
        } else if (forwarded.isAbsent()) {
            add(ColumnKind.DASH, start, from, to);
        } else {
            boolean word = otherwise == ColumnKind.WORD;
            add(otherwise, start, word ? start : forwarded.from(), word ? scanner.position() : forwarded.to());
        }
    }

    private void word(int start) {
        scanner.word();
        int to = scanner.to();
        long address = Address.find(bytes, start, to);
        if (address != Address.NONE) {
            add(ColumnKind.ADDRESS, start, Address.from(address), Address.to(address));
        } else if (scanner.isDash()) {
            add(ColumnKind.DASH, start, start, to);
        } else if (EightBytes.indexOf(',', bytes, start, to) < to) {
            list(start);
        } else {
            add(ColumnKind.WORD, start, start, to);
        }
    }

    /**
     * Joins a column that ends with a comma and the next one, where that gives a list of addresses, or begins the line.
     */
    private void list(int start) {
        int firstWord = scanner.position();
        while (bytes[scanner.to() - 1] == ',' && scanner.word()) {
            // the list continues
        }
        if (forwarded.read(bytes, start, scanner.to())) {
            add(ColumnKind.LIST, start, forwarded.from(), forwarded.to());
            return;
        }
        if (forwarded.isNameAndAddresses() && !isUnknown(start)) { // the name is no part of the list
            add(ColumnKind.LIST, start, forwarded.addressFrom(), forwarded.addressTo());
            return;
        }
        if (!forwarded.isAbsent()
                && !forwarded
                        .isNameAndAddresses()) { // an ordinary word, such as the first one of the user "Smith, John"
            scanner.moveTo(firstWord);
            add(ColumnKind.WORD, start, start, firstWord);
            return;
        }
        add(forwarded.isAbsent() ? ColumnKind.DASH : ColumnKind.NAMES, start, forwarded.from(), forwarded.to());
    }

    /** Whether this is the word of a proxy that does not name its client (RFC 7239, section 6.2). */
    private boolean isUnknown(int start) {
        return Ascii.startsWith("unknown,", bytes, start, end);
    }

    private void add(ColumnKind kind, int start, int from, int to) {
        columns.add(new Column(kind, start, scanner.position(), from, to));
    }
}
