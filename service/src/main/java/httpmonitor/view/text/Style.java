package httpmonitor.view.text;

/** The meaning of a piece of text, which {@link Palette} colours. A style only repeats what the words say already. */
public enum Style {
    /** Plain text. */
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    WARNING("33"),
    ERROR("31"),
    FIRING("1;31"),
    /** A filled field, for a state that is read from a distance. */
    GOOD_BADGE("1;7;32"),
    WARNING_BADGE("1;7;33"),
    FIRING_BADGE("1;7;31"),
    /** The row of the cursor. */
    SELECTED("7");

    /** Parameters of the ECMA-48 control function SGR. */
    final String sgr;

    Style(String sgr) {
        this.sgr = sgr;
    }
}
