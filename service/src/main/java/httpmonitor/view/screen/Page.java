package httpmonitor.view.screen;

/** What lies over the numbers, if anything. */
enum Page {
    /** The numbers themselves: the sections and clients, or the details of one of them. */
    NUMBERS,
    ALERTS,
    HELP
}
