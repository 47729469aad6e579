package httpmonitor.elastic.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {
    private final JsonBytes out = new JsonBytes(1);

    @Test
    void anyTextSurvivesAJsonParser() throws Exception {
        String all = IntStream.rangeClosed(0, 0x2ff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append("\uD83D\uDE00\u2028\uFFFD")
                .toString();
        out.raw('"').escaped(all).raw('"');
        assertThat(new ObjectMapper().readValue(out.toString(), String.class)).isEqualTo(all);
    }

    @Test
    void onlyWhatMustBeEscapedIs() {
        assertThat(out.escaped("a\"b\\c\nd\u0001/\u007f\u00e4").toString())
                .isEqualTo("a\\\"b\\\\c\\nd\\u0001/\u007f\u00e4");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                9,
                10,
                99,
                100,
                12345,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE,
                -1,
                Long.MIN_VALUE
            })
    void numbersAreDecimal(long value) {
        assertThat(out.number(value).toString()).isEqualTo(Long.toString(value));
    }

    @Test
    void anObjectWithoutFieldsIsTakenBack() {
        out.raw('{');
        int outer = out.open(JsonBytes.ascii("\"a\":{"));
        int inner = out.open(JsonBytes.ascii("\"b\":{"));
        out.close(inner);
        out.close(outer);
        assertThat(out.toString()).isEqualTo("{");
    }

    @Test
    void anObjectEndsBehindItsLastField() {
        int start = out.open(JsonBytes.ascii("\"a\":{"));
        out.raw(JsonBytes.ascii("\"b\":1,"));
        out.close(start);
        assertThat(out.toString()).isEqualTo("\"a\":{\"b\":1},");
    }
}
