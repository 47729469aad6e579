package httpmonitor.accesslog.format;

/** The kinds of a column in front of the time. */
enum Column {
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
