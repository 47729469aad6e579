package httpmonitor.view.text;

/** A line of named values after a title, such as {@code interval  10s  hits 211  rate 21.10/s}. */
public final class Facts {

    /** Cells of the titles, the gap included. */
    private static final int TITLE_WIDTH = 10;

    private static final Span GAP = Span.of("  ");

    private Line line;
    private boolean begun;

    /** Without values yet. */
    public Facts(String title) {
        this.line = Line.of(new Span(Style.FAINT, title)).padTo(TITLE_WIDTH);
    }

    /** Adds a value that needs no name. */
    public Facts add(String value) {
        return add(Span.of(value));
    }

    /** Adds a value that needs no name. */
    public Facts add(Span value) {
        line = begun ? line.append(GAP, value) : line.append(value);
        begun = true;
        return this;
    }

    /** Adds a value and its name. */
    public Facts add(String name, String value) {
        return add(name, Span.of(value));
    }

    /** Adds a value and its name. */
    public Facts add(String name, Span value) {
        add(new Span(Style.FAINT, name));
        line = line.append(Span.of(" "), value);
        return this;
    }

    /** The line with all values. */
    public Line line() {
        return line;
    }
}
