package httpmonitor.view.screen.state;

/** The page that the screen shows. */
public enum Page {
    /** The numbers themselves: the sections and clients, or the details of one of them. */
    NUMBERS,
    /** All messages about the alert. */
    ALERTS,
    /** All keys. */
    HELP
}
