package httpmonitor.view.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import httpmonitor.view.text.Rates;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The project's dialect of JSON: printable ASCII on one line, plain decimals, instants to the second, null for unknown
 * values.
 */
final class JsonText {

    /** Characters above it, DEL included, are written as {@code \}{@code uXXXX}, one escape for each UTF-16 unit. */
    private static final int HIGHEST_PLAIN = '~';

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /** Writes one JSON value. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** The value that {@code body} writes, and a line feed. */
    static String line(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setHighestNonEscapedChar(HIGHEST_PLAIN);
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.append('\n').toString();
    }

    static void count(JsonGenerator json, String name, OptionalLong count) throws IOException {
        if (count.isPresent()) {
            json.writeNumberField(name, count.getAsLong());
        } else {
            json.writeNullField(name);
        }
    }

    /** The shortest plain decimal that has a fraction: {@code 21.1}, {@code 10.93}, {@code 10.0}. */
    static void decimal(JsonGenerator json, String name, Optional<BigDecimal> number) throws IOException {
        if (number.isPresent()) {
            decimal(json, name, number.get());
        } else {
            json.writeNullField(name);
        }
    }

    static void decimal(JsonGenerator json, String name, BigDecimal number) throws IOException {
        json.writeFieldName(name);
        String plain = Rates.plain(number.stripTrailingZeros());
        boolean whole = plain.indexOf('.') < 0 && plain.indexOf('E') < 0;
        json.writeNumber(whole ? plain + ".0" : plain);
    }

    /** Seconds with at most two decimals, half up. */
    static void seconds(JsonGenerator json, String name, OptionalDouble seconds) throws IOException {
        if (seconds.isPresent()) {
            decimal(json, name, BigDecimal.valueOf(seconds.getAsDouble()).setScale(2, RoundingMode.HALF_UP));
        } else {
            json.writeNullField(name);
        }
    }

    /** For example {@code 2026-11-21T12:00:10Z}. */
    static void instant(JsonGenerator json, String name, Instant instant) throws IOException {
        json.writeStringField(name, instant.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
