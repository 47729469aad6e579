package httpmonitor.view.text;

/**
 * A piece of a line.
 *
 * @param style what it means
 * @param text made printable here: every text of a {@link Line} passes through this constructor
 */
public record Span(Style style, String text) {

    /** Takes any text, and makes it {@linkplain Printable printable}. */
    public Span {
        text = Printable.of(text);
    }

    /** Unstyled text. */
    public static Span of(String text) {
        return new Span(Style.PLAIN, text);
    }

    /** How many cells of a terminal it takes. */
    public int width() {
        return DisplayWidth.of(text);
    }
}
