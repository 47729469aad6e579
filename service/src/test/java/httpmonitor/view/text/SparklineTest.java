package httpmonitor.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SparklineTest {

    /** Stands for a rate that is not known. */
    private static final double UNKNOWN = -1;

    private static List<String> chart(String threshold, int height, Glyphs glyphs, double... rates) {
        List<OptionalDouble> known = Arrays.stream(rates)
                .mapToObj(rate -> rate == UNKNOWN ? OptionalDouble.empty() : OptionalDouble.of(rate))
                .toList();
        return new Sparkline(known, Set.of(), Optional.of(new BigDecimal(threshold)), glyphs, "/s", false)
                .lines(height).stream().map(line -> line.text(Palette.NONE)).toList();
    }

    @Test
    void columnsRiseAcrossTheThresholdsLine() {
        assertThat(chart("10", 4, Glyphs.BLOCKS, UNKNOWN, 0, 0.1, 5, 10, 15, 20))
                .containsExactly(
                        "     20/s       █", //
                        "     10/s ─────██",
                        "              ███",
                        "      0/s · ▁████");
    }

    @Test
    void asciiSaysTheSame() {
        assertThat(chart("10", 4, Glyphs.ASCII, UNKNOWN, 0, 0.1, 5, 10, 15, 20))
                .containsExactly(
                        "     20/s       #", //
                        "     10/s -----##",
                        "              ###",
                        "      0/s .  ####");
    }

    @Test
    void oneLineIsEnough() {
        assertThat(chart("10", 1, Glyphs.BLOCKS, 0.1, 5, 10, 15, 20)).containsExactly("     10/s ▁▂▄▆█");
    }

    @Test
    void withoutTrafficThereIsTheThreshold() {
        assertThat(chart("10", 3, Glyphs.BLOCKS, 0, 0, 0))
                .containsExactly(
                        "     10/s ───", //
                        "",
                        "      0/s");
    }

    @Test
    void farBelowTheThresholdTheScaleIsThatOfTheTraffic() {
        assertThat(chart("100", 3, Glyphs.BLOCKS, UNKNOWN, 1, 2, 4))
                .containsExactly(
                        "      4/s 1… █", //
                        "            ▄█",
                        "      0/s ·▆██");
        double[] wide = new double[60];
        wide[59] = 20;
        assertThat(chart("100", 3, Glyphs.BLOCKS, wide))
                .first()
                .isEqualTo("     20/s 100/s is the threshold ▲ " + " ".repeat(34) + "█");
    }

    @Test
    void whatCouldNotBeKnownIsHatchedAndWhatIsNotKnownIsADot() {
        List<OptionalDouble> rates =
                List.of(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(10), OptionalDouble.empty());
        Sparkline sparkline = new Sparkline(rates, Set.of(1, 2), Optional.empty(), Glyphs.BLOCKS, " ms", true);

        assertThat(sparkline.lines(2).stream().map(line -> line.text(Palette.NONE)))
                .containsExactly("    10 ms  ░█", "     0 ms ·░█·");
    }

    @Test
    void anyThresholdFits() {
        assertThat(chart("0", 2, Glyphs.BLOCKS, 0, 4)).containsExactly("      4/s  █", "      0/s ─█");
        assertThat(chart("1E+999999999", 2, Glyphs.BLOCKS, 0, 4))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(12));
    }
}
