package httpmonitor.accesslog.format;

/** What a column in front of the time may be. */
enum Column {
    /** A dash, bare or in quotes, or quotes with nothing in them: something is absent. */
    DASH,
    /** A bare IP address, with or without a port and brackets. */
    ADDRESS,
    /** IP addresses separated by commas, or at least one in quotes or parentheses. */
    LIST,
    /** Quotes, or words separated by commas, of which the first is no address. */
    NAMES,
    /** Any other word. */
    WORD
}
