package httpmonitor.alert;

import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import httpmonitor.traffic.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * News about the alert as sentences for users.
 *
 * @param rule the rule that the alert follows
 * @param zone the zone that times are shown in, with their offset; UTC shows {@code Z}
 */
public record AlertMessage(AlertRule rule, ZoneId zone) {

    /** One line, without a full stop. */
    public String of(AlertNews news) {
        return switch (news) {
            case Fired fired ->
                "High traffic generated an alert - " + window(fired) + ", triggered at " + text(fired.time());
            case Recovered recovered ->
                "Recovered from high traffic - " + window(recovered) + ", recovered at " + text(recovered.time())
                        + ", after " + DurationText.of(Duration.between(recovered.firedAt(), recovered.time()))
                        + ", peak " + rate(recovered.peakHits()) + "/s";
            case AlertCorrection correction -> "Corrected by late hits - " + corrected(correction);
        };
    }

    private String window(AlertTransition transition) {
        return "hits = " + transition.hits() + " (" + rate(transition.hits()) + "/s over "
                + DurationText.of(rule.window()) + ")";
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
                        .map(time -> "the alert recovered at " + text(time) + ", not at " + was)
                        .orElse("the alert did not recover at " + was);
        };
    }

    private String rate(long hits) {
        return rule.rate(hits).toPlainString();
    }

    private String text(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone));
    }
}
