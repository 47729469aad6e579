package httpmonitor.alert;

import java.time.Instant;

/**
 * Which time the stored hits speak for.
 *
 * @param beginning the second of the oldest stored hit, {@link Instant#MAX} where there is none: earlier, traffic is not missing but unknown
 * @param horizon up to when everything that happened is stored, {@link Instant#MAX} where nothing is held back: later seconds may still gain hits
 */
public record Coverage(Instant beginning, Instant horizon) {

    /** Of hits that go back for ever. */
    public static Coverage until(Instant horizon) {
        return new Coverage(Instant.MIN, horizon);
    }
}
