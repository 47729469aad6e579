package httpmonitor.view.screen.pages;

/** A terminal's size in cells. */
public record Size(int columns, int rows) {

    /** The size to assume where the terminal does not report one. */
    public static final Size USUAL = new Size(80, 24);
}
