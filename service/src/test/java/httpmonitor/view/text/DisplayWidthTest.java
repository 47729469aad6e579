package httpmonitor.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

    @ParameterizedTest
    @CsvSource({"'', 0", "abc, 3", "日本, 4", "cafe\u0301, 4", "한국, 4", "😀, 2", "ｆ, 2", "…, 1"})
    void countsCells(String text, int cells) {
        assertThat(DisplayWidth.of(text)).isEqualTo(cells);
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 3, abc",
        "abcd, 3, ab…",
        "日本語, 6, 日本語",
        "日本語, 5, 日本…",
        "日本語, 4, 日…",
        "cafe\u0301s, 5, cafe\u0301s",
        "cafe\u0301ss, 5, cafe\u0301…",
        "😀😀, 3, 😀…",
        "abc, 1, …",
        "日, 1, …",
        "abc, 0, ''"
    })
    void cutsBetweenCharacters(String text, int cells, String cut) {
        assertThat(DisplayWidth.fit(text, cells)).isEqualTo(cut);
    }
}
