package httpmonitor.accesslog.line;

/** The text fields of an {@link AccessLogEntry}, each a span of the line. */
public enum EntryField {
    /** The client as written: an address or a host name. Always present. */
    CLIENT,
    /** The authenticated user. */
    USER,
    /** The request's method. */
    METHOD,
    /** The request's target as written. */
    TARGET,
    /** The target's path, not decoded. */
    PATH,
    /** The target's query without its {@code ?}, not decoded. */
    QUERY,
    /** Host of an absolute target, else the virtual host in front of the line; without a port. */
    DOMAIN,
    /** The part of the path before its second slash, at most 256 code points. */
    SECTION,
    /** The HTTP version without {@code HTTP/}, for example {@code 1.1}. */
    VERSION,
    /** The referrer as written, escapes included. */
    REFERRER,
    /** The user agent as written, escapes included. */
    USER_AGENT;

    /** The index of the start of this field in an entry's spans; the end follows it. */
    @SuppressWarnings("EnumOrdinal") // the index is never stored, and only this package uses it
    int slot() {
        return 2 * ordinal();
    }
}
