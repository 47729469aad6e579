package httpmonitor.accesslog.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonStringDecoderTest {

    private static String decoded(String string) {
        byte[] bytes = string.getBytes(UTF_8);
        return new String(JsonStringDecoder.decode(bytes, 0, bytes.length), UTF_8);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            plain,              plain
            a\\"b\\\\c\\/d,       a"b\\c/d
            \\u00e9\\u20ac,       \u00e9\u20ac
            \\ud83d\\ude00,       \ud83d\ude00
            \\ud83dx,            \ufffdx
            \\ude00,             \ufffd
            \\uzzzz,             \ufffd
            a\\,                 a\\
            \\u,                 u
            a\\u1,               au1
            \\u12,               u12
            \\u123,              u123
            """)
    void escapesStandForTheirCharacters(String string, String text) {
        assertThat(decoded(string)).isEqualTo(text);
    }

    @Test
    void theTextOfNoStringIsLongerThanTheString() {
        byte[] alphabet = "\\ud8Dcx".getBytes(UTF_8);
        for (int length = 1; length <= 7; length++) {
            byte[] string = new byte[length];
            for (long number = 0; number < Math.pow(alphabet.length, length); number++) {
                long rest = number;
                for (int i = 0; i < length; i++, rest /= alphabet.length) {
                    string[i] = alphabet[(int) (rest % alphabet.length)];
                }
                assertThat(JsonStringDecoder.decode(string, 0, length).length).isLessThanOrEqualTo(length);
            }
        }
    }
}
