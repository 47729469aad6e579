package httpmonitor.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/pages", "/a b", "a\\x1bb", "/größe", "/日本", "/café", "/cafe\u0301", "/😀", "/ไทย", "/한국"})
    void whatCanBeSeenStays(String text) {
        assertThat(Printable.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0x00, \\x00",
        "0x09, \\x09",
        "0x0a, \\x0a",
        "0x0d, \\x0d",
        "0x1b, \\x1b",
        "0x7f, \\x7f",
        "0x85, \\x85",
        "0x9b, \\x9b",
        "0xa0, \\xa0",
        "0xad, \\xad",
        "0x61c, \\u061c",
        "0x200b, \\u200b",
        "0x200d, \\u200d",
        "0x200e, \\u200e",
        "0x202e, \\u202e",
        "0x2028, \\u2028",
        "0x2029, \\u2029",
        "0x2066, \\u2066",
        "0x2069, \\u2069",
        "0x3000, \\u3000",
        "0x3164, \\u3164",
        "0xd800, \\ud800",
        "0xdfff, \\udfff",
        "0xe000, \\ue000",
        "0xfe0f, \\ufe0f",
        "0xfeff, \\ufeff",
        "0xffff, \\uffff",
        "0xe0041, \\U000e0041",
        "0x10ffff, \\U0010ffff"
    })
    void whatCannotBeSeenIsEscaped(String codePoint, String escaped) {
        String raw = "a" + Character.toString(Integer.decode(codePoint)) + "b";

        assertThat(Printable.of(raw)).isEqualTo("a" + escaped + "b");
    }

    @Test
    void aMarkNeedsALetterBelowIt() {
        assertThat(Printable.of("\u0301a")).isEqualTo("\\u0301a");
        assertThat(Printable.of("a \u0301")).isEqualTo("a \\u0301");
        assertThat(Printable.of("\n\u0301")).isEqualTo("\\x0a\\u0301");
    }

    @Test
    void marksDoNotPileUp() {
        assertThat(Printable.of("a" + "\u0301".repeat(5) + "b")).isEqualTo("a\u0301\u0301\u0301\\u0301\\u0301b");
    }

    @Test
    void aSecondTimeChangesNothing() {
        String once = Printable.of("\u001b[31m\u202e\ud800x");

        assertThat(Printable.of(once)).isEqualTo(once).isEqualTo("\\x1b[31m\\u202e\\ud800x");
    }
}
