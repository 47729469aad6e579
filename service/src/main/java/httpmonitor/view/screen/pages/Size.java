package httpmonitor.view.screen.pages;

/** A terminal's size in cells. */
public record Size(int columns, int rows) {

    /** Where a terminal does not tell. */
    public static final Size USUAL = new Size(80, 24);
}
