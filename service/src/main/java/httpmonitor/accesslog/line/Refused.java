package httpmonitor.accesslog.line;

import httpmonitor.accesslog.line.ParsedLine.Unparsed;

/** Reasons for which a line is not a hit. A reason that names a field or a format is made where that is known. */
public final class Refused {

    public static final Unparsed NO_TIME = new Unparsed("no time in brackets");
    public static final Unparsed NOT_A_TIME =
            new Unparsed("the time in brackets is not a time in front of a quoted request");
    public static final Unparsed NOT_EPOCH_SECONDS = new Unparsed("the date is not in epoch seconds");
    public static final Unparsed NO_CLIENT = new Unparsed("no client");
    public static final Unparsed NO_USER = new Unparsed("no identity and user");
    public static final Unparsed NO_REQUEST = new Unparsed("no request whose quotes end");
    public static final Unparsed NO_STATUS = new Unparsed("no status");
    public static final Unparsed NO_BYTES = new Unparsed("no bytes");

    /** The writer was stopped within the line, or its beginning or its end was lost. */
    public static final Unparsed TORN_JSON = new Unparsed("JSON, but not one whole object");

    private Refused() {}

    /** The reason for a line above the limit of 1 MiB, of which only the beginning is kept. */
    public static Unparsed tooLong(long bytes) {
        return new Unparsed("longer than 1 MiB: " + bytes + " bytes, cut");
    }
}
