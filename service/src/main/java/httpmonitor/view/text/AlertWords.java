package httpmonitor.view.text;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertState;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TickReport;
import java.util.Locale;

/** The words for the states of the alert. */
public enum AlertWords {
    /** Traffic is not high. */
    QUIET(Style.GOOD),
    /** It is. */
    FIRING(Style.FIRING),
    /** The poller does not see enough to judge. */
    BLIND(Style.WARNING),
    /** A poller that has never seen. */
    UNKNOWN(Style.WARNING),
    /** No hit is stored yet: whether there is traffic is not known. For people only. */
    NO_HITS_YET(Style.WARNING),
    /** A log that is named does not exist: what the others say is not all. For people only. */
    WAITING(Style.WARNING);

    private final Style style;

    AlertWords(Style style) {
        this.style = style;
    }

    /** What the poller is: blind, or else the state. */
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

    /** The state, whether it can be trusted or not. */
    public static AlertWords held(AlertReport report) {
        return report.state().map(AlertWords::of).orElse(UNKNOWN);
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
}
