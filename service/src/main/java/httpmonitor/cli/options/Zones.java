package httpmonitor.cli.options;

import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.TypeConversionException;

/** Time zones as users write them: {@code UTC}, {@code Europe/Berlin}, {@code +02:00}. */
public final class Zones {

    private Zones() {}

    /**
     * The time zone of a text.
     *
     * @throws TypeConversionException where the text is not a time zone
     */
    public static ZoneId parse(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'" + text + "' is not a time zone: write it like UTC, Europe/Berlin or +02:00");
        }
    }
}
