package httpmonitor.accesslog;

import httpmonitor.accesslog.ParsedLine.Unparsed;

/** Every reason for which a line is no hit. */
final class Refused {

    static final Unparsed NO_TIME = new Unparsed("no time in brackets");
    static final Unparsed NOT_A_TIME = new Unparsed("the time in brackets is not a time in front of a quoted request");
    static final Unparsed NOT_EPOCH_SECONDS = new Unparsed("the date is not in epoch seconds");
    static final Unparsed NO_CLIENT = new Unparsed("no client");
    static final Unparsed NO_USER = new Unparsed("no identity and user");
    static final Unparsed NO_REQUEST = new Unparsed("no request whose quotes end");
    static final Unparsed NO_STATUS = new Unparsed("no status");
    static final Unparsed NO_BYTES = new Unparsed("no bytes");

    private Refused() {}
}
