package httpmonitor.view.text;

/**
 * A piece of a line.
 *
 * @param style what it means
 * @param text printable, whatever it was made from: there is no other way into a {@link Line}
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
