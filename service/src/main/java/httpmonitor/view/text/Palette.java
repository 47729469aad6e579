package httpmonitor.view.text;

/** Colours on or off. */
public enum Palette {
    /** SGR sequences around styled text, and no other escape. */
    COLOR,
    /** No escape byte at all. */
    NONE;

    /** The text, in the style's colour where there are colours. */
    String paint(Style style, String printable) {
        return this == NONE || style == Style.PLAIN || printable.isEmpty()
                ? printable
                : "\u001b[" + style.sgr + "m" + printable + "\u001b[0m";
    }
}
