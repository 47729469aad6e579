package httpmonitor.view.text;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertState;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TickReport;
import java.util.Locale;

/** The words for the states of the alert. */
public enum AlertWords {
    /** No alert is firing. */
    QUIET(Style.GOOD, Style.GOOD_BADGE),
    /** An alert is firing. */
    FIRING(Style.FIRING, Style.FIRING_BADGE),
    /** The poller does not see enough to judge. */
    BLIND(Style.WARNING, Style.WARNING_BADGE),
    /** Too few past weeks are usable. */
    NO_BASELINE(Style.WARNING, Style.WARNING_BADGE),
    /** The poller has never had an answer. */
    UNKNOWN(Style.WARNING, Style.WARNING_BADGE),
    /** No hit is stored yet. Shown to users, not in JSON. */
    NO_HITS_YET(Style.WARNING, Style.WARNING_BADGE),
    /** A named log does not exist. Shown to users, not in JSON. */
    WAITING(Style.WARNING, Style.WARNING_BADGE);

    /** Cells of a badge on either side of its word. */
    private static final int EDGE = 3;

    private final Style style;
    private final Style badge;

    AlertWords(Style style, Style badge) {
        this.style = style;
        this.badge = badge;
    }

    /** The state: blind, else the alert's. */
    public static AlertWords shown(AlertReport report) {
        return report.blind().isPresent() ? BLIND : held(report);
    }

    /** The state that users see: not quiet where a log or a hit is missing. */
    public static AlertWords shown(TickReport report) {
        AlertWords word = shown(report.alert());
        if (word != QUIET) {
            return word;
        }
        return !report.waiting().isEmpty() ? WAITING : report.isBeforeFirstHit() ? NO_HITS_YET : QUIET;
    }

    /** The alert's state, also while blind; no baseline where there is none. */
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

    /** As in JSON, for example {@code firing}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For users, for example {@code FIRING}. */
    public Span span() {
        return new Span(style, name().replace('_', ' '));
    }

    /** The word in a filled field; its edges distinguish the states without colours. */
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
