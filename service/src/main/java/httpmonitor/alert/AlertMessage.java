package httpmonitor.alert;

import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import httpmonitor.traffic.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Writes events of an alert as sentences for users.
 *
 * @param rule the alert's rule
 * @param zone the zone that times are shown in, with their offset; UTC shows {@code Z}
 */
public record AlertMessage(AlertRule rule, ZoneId zone) {

    /** One line, without a full stop. */
    public String of(AlertEvent news) {
        return switch (news) {
            case Fired fired ->
                title("High traffic generated an alert", "fired") + window(fired) + ", triggered at "
                        + text(fired.time());
            case Recovered recovered ->
                title("Recovered from high traffic", ended(recovered)) + window(recovered) + ", "
                        + (recovered.lostBaseline() ? "ended" : "recovered") + " at "
                        + text(recovered.time()) + ", after "
                        + DurationText.of(Duration.between(recovered.firedAt(), recovered.time())) + ", "
                        + peak(recovered.peak());
            case AlertCorrection correction ->
                title("Corrected by late hits", "corrected by late hits") + corrected(correction);
        };
    }

    private String title(String ofAllTraffic, String ofRule) {
        return rule.name().map(name -> "Rule " + name + " " + ofRule).orElse(ofAllTraffic) + " - ";
    }

    /** The end of an alert; without a baseline the message does not say that the traffic has recovered. */
    private static String ended(Recovered recovered) {
        return recovered.lostBaseline() ? "has no baseline any more" : "recovered";
    }

    private String window(AlertTransition transition) {
        WindowCount window = transition.window();
        return "hits = " + hits(rule, window) + " (" + level(rule, window) + " over " + DurationText.of(rule.window())
                + usual(rule, window).map(usual -> ", usual " + usual).orElse("") + ")";
    }

    /** The window furthest beyond the threshold, for example {@code peak 14.20/s}. */
    public String peak(WindowCount peak) {
        return (rule.isAboutMissing() ? "lowest " : "peak ") + level(rule, peak);
    }

    /** The hits, for example {@code 75}, or for a share {@code 75 of 1000}. */
    public static String hits(AlertRule rule, WindowCount window) {
        return window.hits() + (rule.isShare() ? " of " + window.total() : "");
    }

    /** The value that is compared with the threshold, for example {@code 10.93/s} or {@code 5.10%}. */
    public static String level(AlertRule rule, WindowCount window) {
        return rule.isShare()
                ? window.percent().toPlainString() + "%"
                : rule.rate(window.hits()).toPlainString() + "/s";
    }

    /**
     * The usual of a window in the rule's unit, for example {@code 3.10/s}, or {@code not known}; empty where the rule
     * does not compare with it.
     */
    public static Optional<String> usual(AlertRule rule, WindowCount window) {
        return window.usual()
                .map(usual -> rule.usual(usual)
                        .map(level -> level.toPlainString() + (rule.isShare() ? "%" : "/s"))
                        .orElse("not known"));
    }

    private String corrected(AlertCorrection correction) {
        String was = text(correction.was());
        return switch (correction.of()) {
            case FIRED ->
                correction
                        .time()
                        .map(time -> "the alert triggered at " + text(time) + ", not at " + was)
                        .orElse("no alert triggered at " + was);
            case RECOVERED ->
                correction
                        .time()
                        .map(time ->
                                "the alert " + (correction.lostBaseline() ? "ended without a baseline" : "recovered")
                                        + " at " + text(time) + ", not at " + was)
                        .orElse("the alert did not recover at " + was);
        };
    }

    private String text(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone));
    }
}
