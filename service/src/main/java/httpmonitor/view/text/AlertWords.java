package httpmonitor.view.text;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertState;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TickReport;
import java.util.Locale;

/** The words for the states of the alert. */
public enum AlertWords {
    /** Traffic is not high. */
    QUIET(Style.GOOD, Style.GOOD_BADGE),
    /** It is. */
    FIRING(Style.FIRING, Style.FIRING_BADGE),
    /** The poller does not see enough to judge. */
    BLIND(Style.WARNING, Style.WARNING_BADGE),
    /** Too few past weeks are usable to say what is usual. */
    NO_BASELINE(Style.WARNING, Style.WARNING_BADGE),
    /** A poller that has never seen. */
    UNKNOWN(Style.WARNING, Style.WARNING_BADGE),
    /** No hit is stored yet: whether there is traffic is not known. For people only. */
    NO_HITS_YET(Style.WARNING, Style.WARNING_BADGE),
    /** A log that is named does not exist: what the others say is not all. For people only. */
    WAITING(Style.WARNING, Style.WARNING_BADGE);

    /** Cells of a badge on either side of its word. */
    private static final int EDGE = 3;

    private final Style style;
    private final Style badge;

    AlertWords(Style style, Style badge) {
        this.style = style;
        this.badge = badge;
    }

    /** What the poller is: blind, or else what it finds. */
    public static AlertWords shown(AlertReport report) {
        return report.blind().isPresent() ? BLIND : held(report);
    }

    /** What people see of a tick: that nothing is high is not said of what is not known. */
    public static AlertWords shown(TickReport report) {
        AlertWords word = shown(report.alert());
        if (word != QUIET) {
            return word;
        }
        return !report.waiting().isEmpty() ? WAITING : report.isBeforeFirstHit() ? NO_HITS_YET : QUIET;
    }

    /** The state, or that there was no baseline for one, whether it can be trusted or not. */
    public static AlertWords held(AlertReport report) {
        return report.hasNoBaseline()
                ? NO_BASELINE
                : report.state().map(AlertWords::of).orElse(UNKNOWN);
    }

    private static AlertWords of(AlertState state) {
        return switch (state) {
            case AlertState.Quiet() -> QUIET;
            case AlertState.Firing firing -> FIRING;
        };
    }

    /** For example {@code fired}. */
    public static String of(AlertCorrection.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** For machines, for example {@code firing}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people, for example {@code FIRING}. */
    public Span span() {
        return new Span(style, name().replace('_', ' '));
    }

    /** The word in a filled field, whose edges tell the states apart where there are no colours. */
    public Line badge(Glyphs glyphs) {
        Span edge = new Span(style, edge(glyphs).repeat(EDGE));
        return Line.of(edge, new Span(badge, " " + span().text() + " "), edge);
    }

    private String edge(Glyphs glyphs) {
        return switch (this) {
            case FIRING -> glyphs.full();
            case QUIET -> glyphs.rule();
            case BLIND, NO_BASELINE, UNKNOWN, NO_HITS_YET, WAITING -> glyphs.hatch();
        };
    }
}
