package httpmonitor.accesslog.format;

import httpmonitor.accesslog.line.Address;
import httpmonitor.accesslog.line.Ascii;
import httpmonitor.accesslog.line.BracketedTime;
import httpmonitor.accesslog.line.Digits;
import httpmonitor.accesslog.line.EntryBuilder;
import httpmonitor.accesslog.line.EntryField;
import httpmonitor.accesslog.line.HostSyntax;
import httpmonitor.accesslog.line.LineScanner;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.accesslog.line.ParsedLine.Skipped;
import httpmonitor.accesslog.line.Refused;
import httpmonitor.accesslog.line.RequestLine;

/**
 * A line of {@code "remotehost","rfc931","authuser","date","request","status","bytes"}, with the date in epoch seconds.
 */
public final class CsvLine {

    private static final String HEADER = "\"remotehost\",";

    private final byte[] bytes;
    private final LineScanner line;
    private final EntryBuilder entry;

    private CsvLine(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.line = new LineScanner(bytes, from, to);
        this.entry = new EntryBuilder(bytes);
    }

    /** Whether the line begins with a quoted string in front of a comma. */
    public static boolean isCsv(byte[] bytes, int from, int to) {
        var line = new LineScanner(bytes, from, to);
        return line.csvQuoted() && line.isAt(',');
    }

    public static ParsedLine parse(byte[] bytes, int from, int to) {
        if (Ascii.startsWith(HEADER, bytes, from, to)) {
            return Skipped.CSV_HEADER;
        }
        return new CsvLine(bytes, from, to).parse();
    }

    private ParsedLine parse() {
        if (!client()) {
            return Refused.NO_CLIENT;
        }
        if (!identityAndUser()) {
            return Refused.NO_USER;
        }
        if (!time()) {
            return Refused.NOT_EPOCH_SECONDS;
        }
        if (!request()) {
            return Refused.NO_REQUEST;
        }
        if (!line.csvField() || !entry.status(line.from(), line.to())) {
            return Refused.NO_STATUS;
        }
        if (!line.csvField() || !entry.bodyBytes(line.from(), line.to())) {
            return Refused.NO_BYTES;
        }
        return entry.build();
    }

    private boolean client() {
        if (!line.csvField()) {
            return false;
        }
        line.firstAddress();
        return (HostSyntax.hasLetter(bytes, line.from(), line.to())
                        || Address.find(bytes, line.from(), line.to()) != Address.NONE)
                && entry.client(line.from(), line.to());
    }

    private boolean identityAndUser() {
        boolean hasIdentity = line.csvField();
        if (!hasIdentity || !line.csvField()) {
            return false;
        }
        entry.column(EntryField.USER, line.from(), line.to());
        return true;
    }

    private boolean time() {
        if (!line.csvField()) {
            return false;
        }
        long seconds = Digits.value(bytes, line.from(), line.to(), BracketedTime.LAST_SECOND);
        entry.time(seconds, 0);
        return seconds >= 0;
    }

    private boolean request() {
        if (!line.csvField()) {
            return false;
        }
        RequestLine.read(bytes, line.from(), line.to(), entry);
        return true;
    }
}
