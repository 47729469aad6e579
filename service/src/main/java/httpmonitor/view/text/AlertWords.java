package httpmonitor.view.text;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertState;
import httpmonitor.poller.tick.AlertReport;
import java.util.Locale;

/** What a state of the alert is called. */
public enum AlertWords {
    /** Traffic is not high. */
    QUIET(Style.GOOD),
    /** It is. */
    FIRING(Style.FIRING),
    /** The poller does not see enough to judge. */
    BLIND(Style.WARNING),
    /** A poller that has never seen. */
    UNKNOWN(Style.WARNING);

    private final Style style;

    AlertWords(Style style) {
        this.style = style;
    }

    /** What the poller is: blind, or else the state. */
    public static AlertWords shown(AlertReport report) {
        return report.blind().isPresent() ? BLIND : held(report);
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
    static String of(AlertCorrection.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** For machines, for example {@code firing}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people, for example {@code FIRING}. */
    public Span span() {
        return new Span(style, name());
    }
}
