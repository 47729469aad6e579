package httpmonitor.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "912834, 891.4 KiB",
        "1048524, 1023.9 KiB",
        "1048575, 1.0 MiB",
        "9223372036854775807, 8.0 EiB"
    })
    void bytesAreShownInTheUnitThatFits(long bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 0.00/s", "211, 10, 21.10/s", "1, 3, 0.33/s", "1, 200, 0.01/s", "1, 201, 0.00/s"})
    void ratesHaveTwoDecimalsHalfUp(long hits, long seconds, String text) {
        assertThat(Figures.rate(hits, seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "1, 0 ms",
        "842000, 0.842 ms",
        "12149999, 12.1 ms",
        "999499999, 999 ms",
        "999500000, 1 s",
        "1204700000, 1.2 s",
        "3599999999999, 3600 s",
        "3600000000000, 1 h",
        "9223372036854775807, 2560000 h"
    })
    void durationsHaveThreeDigits(long nanos, String text) {
        assertThat(Figures.latency(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "53210 | 53,210",
                "99999 | 99,999",
                "100000 | 100.0k",
                "999949 | 999.9k",
                "999950 | 1.0M",
                "123456789 | 123.5M",
                "-532100 | -532.1k",
                "9223372036854775807 | 9.2E"
            })
    void countsTakeNoMoreThanTheCellsOfTheirColumn(long count, String text) {
        assertThat(Figures.compact(count)).isEqualTo(text);
        assertThat(text.replace("-", "")).hasSizeLessThanOrEqualTo(Figures.COMPACT_WIDTH);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 33.3%", "2, 3, 66.7%", "3, 3, 100.0%", "0, 0, -"})
    void sharesHaveOneDecimal(long part, long whole, String text) {
        assertThat(Figures.share(part, whole)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1.25, 1.3s", "-0.5, -0.5s", "599.94, 599.9s", "600, 10m", "691180.7, 7d23h59m40s"})
    void longTimesHaveUnits(double seconds, String text) {
        assertThat(Figures.seconds(OptionalDouble.of(seconds))).isEqualTo(text);
    }
}
