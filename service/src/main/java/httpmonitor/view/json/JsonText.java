package httpmonitor.view.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import httpmonitor.alert.AlertRule;
import httpmonitor.view.text.Rates;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A writer of the project's dialect of JSON: printable ASCII on one line, plain decimals, instants to the second, null
 * for what is not known. Members are written in the order of the calls.
 */
final class JsonText {

    /** Characters above it, DEL included, are written as {@code \}{@code uXXXX}, one escape for each UTF-16 unit. */
    private static final int HIGHEST_PLAIN = '~';

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private JsonText(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the members of an object. */
    @FunctionalInterface
    interface Members {
        void write(JsonText json) throws IOException;
    }

    /** Writes an item of an array. */
    @FunctionalInterface
    interface Item<T> {
        void write(T item) throws IOException;
    }

    /** Writes the members of the object of an item. */
    @FunctionalInterface
    interface Each<T> {
        void write(JsonText json, T item) throws IOException;
    }

    /** The object with these members, and a line feed. */
    static String object(Members members) {
        return line(json -> json.members(members));
    }

    /** The array with an object for each item, and a line feed. */
    static <T> String array(Collection<T> items, Each<T> members) {
        return line(json -> json.items(items, members));
    }

    private static String line(Members value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setHighestNonEscapedChar(HIGHEST_PLAIN);
            value.write(new JsonText(json));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.append('\n').toString();
    }

    private void members(Members members) throws IOException {
        json.writeStartObject();
        members.write(this);
        json.writeEndObject();
    }

    private <T> void items(Collection<T> items, Each<T> members) throws IOException {
        json.writeStartArray();
        for (T item : items) {
            members(object -> members.write(object, item));
        }
        json.writeEndArray();
    }

    void object(String name, Members members) throws IOException {
        json.writeFieldName(name);
        members(members);
    }

    /** An object for each item. */
    <T> void objects(String name, Collection<T> items, Each<T> members) throws IOException {
        json.writeFieldName(name);
        items(items, members);
    }

    void texts(String name, Collection<String> texts) throws IOException {
        values(name, texts, json::writeString);
    }

    void numbers(String name, Collection<Long> numbers) throws IOException {
        values(name, numbers, json::writeNumber);
    }

    private <T> void values(String name, Collection<T> values, Item<T> writer) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            writer.write(value);
        }
        json.writeEndArray();
    }

    /** A member whose value is written already, with its line feed. */
    void raw(String name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(value.stripTrailing());
    }

    void unknown(String name) throws IOException {
        json.writeNullField(name);
    }

    void flag(String name, boolean flag) throws IOException {
        json.writeBooleanField(name, flag);
    }

    void text(String name, String text) throws IOException {
        json.writeStringField(name, text);
    }

    void text(String name, Optional<String> text) throws IOException {
        json.writeStringField(name, text.orElse(null));
    }

    void number(String name, long number) throws IOException {
        json.writeNumberField(name, number);
    }

    void number(String name, OptionalLong number) throws IOException {
        if (number.isPresent()) {
            number(name, number.getAsLong());
        } else {
            unknown(name);
        }
    }

    /** The shortest plain decimal that has a fraction: {@code 21.1}, {@code 10.93}, {@code 10.0}. */
    void decimal(String name, BigDecimal number) throws IOException {
        json.writeFieldName(name);
        String plain = Rates.plain(number.stripTrailingZeros());
        boolean whole = plain.indexOf('.') < 0 && plain.indexOf('E') < 0;
        json.writeNumber(whole ? plain + ".0" : plain);
    }

    void decimal(String name, Optional<BigDecimal> number) throws IOException {
        if (number.isPresent()) {
            decimal(name, number.get());
        } else {
            unknown(name);
        }
    }

    /** Seconds with at most two decimals, half up. */
    void seconds(String name, OptionalDouble seconds) throws IOException {
        decimal(
                name,
                seconds.isPresent()
                        ? Optional.of(BigDecimal.valueOf(seconds.getAsDouble()).setScale(2, RoundingMode.HALF_UP))
                        : Optional.empty());
    }

    /** For example {@code 2026-11-21T12:00:10Z}. */
    void instant(String name, Instant instant) throws IOException {
        text(name, instant.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    void instant(String name, Optional<Instant> instant) throws IOException {
        if (instant.isPresent()) {
            instant(name, instant.get());
        } else {
            unknown(name);
        }
    }

    /** The name of a rule, where it has one. */
    void rule(AlertRule rule) throws IOException {
        if (rule.name().isPresent()) {
            text("rule", rule.name().get());
        }
    }
}
