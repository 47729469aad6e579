package httpmonitor.view.screen;

/** The page that the screen shows. */
enum Page {
    /** The numbers themselves: the sections and clients, or the details of one of them. */
    NUMBERS,
    ALERTS,
    HELP
}
