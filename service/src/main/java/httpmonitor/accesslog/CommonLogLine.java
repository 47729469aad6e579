package httpmonitor.accesslog;

import httpmonitor.accesslog.ParsedLine.Unparsed;

/** A line of the Common or Combined Log Format, whatever stands in front of it or follows. */
final class CommonLogLine {

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final LineScanner line;
    private final EntryBuilder entry;

    private CommonLogLine(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.line = new LineScanner(bytes, from, to);
        this.entry = new EntryBuilder(bytes);
    }

    static ParsedLine parse(byte[] bytes, int from, int to) {
        return new CommonLogLine(bytes, from, to).parse();
    }

    private ParsedLine parse() {
        var time = new TimeSearch(bytes, to);
        if (!time.find(FrontColumns.endOfQuotedList(bytes, from, to))) {
            return whyNoTime();
        }
        entry.epochSecond(time.epochSecond());
        if (!FrontColumns.read(bytes, from, time.bracket() - 1, entry)) {
            return Refused.NO_CLIENT;
        }
        line.moveTo(time.bracket() + BracketedTime.LENGTH);
        if (!request()) {
            return Refused.NO_REQUEST;
        }
        if (!status()) {
            return Refused.NO_STATUS;
        }
        if (!bodyBytes()) {
            return Refused.NO_BYTES;
        }
        referrerAndUserAgent();
        return entry.build();
    }

    private Unparsed whyNoTime() {
        if (BracketedTime.epochSecond(bytes, from, to) != BracketedTime.NONE) {
            return Refused.NO_CLIENT;
        }
        return TimeSearch.looksTried(bytes, from, to) ? Refused.NOT_A_TIME : Refused.NO_TIME;
    }

    private boolean request() {
        line.spaces();
        if (!line.quoted()) {
            return false;
        }
        RequestLine.read(bytes, line.from(), line.to(), entry);
        return true;
    }

    private boolean status() {
        return line.spaces() && line.word() && entry.status(line);
    }

    private boolean bodyBytes() {
        return line.spaces() && line.word() && entry.bodyBytes(line);
    }

    private void referrerAndUserAgent() {
        if (line.spaces() && line.quoted()) {
            entry.column(Field.REFERRER, line);
            if (line.spaces() && line.quoted()) {
                entry.column(Field.USER_AGENT, line);
            }
        }
    }
}
