package httpmonitor.view.screen.keys;

/** One key that a user pressed. */
public sealed interface Key {

    /** A character that can be typed. */
    record Typed(int codePoint) implements Key {}

    /** A key that types no character. */
    enum Named implements Key {
        UP,
        DOWN,
        LEFT,
        RIGHT,
        HOME,
        END,
        PAGE_UP,
        PAGE_DOWN,
        ENTER,
        ESCAPE,
        TAB,
        BACKSPACE,
        /** Ctrl-U. */
        KILL_LINE,
        /** Ctrl-L. */
        REDRAW
    }
}
