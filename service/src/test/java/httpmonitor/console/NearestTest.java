package httpmonitor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> COMMANDS = List.of("up", "ship", "watch", "alerts", "store", "check", "doctor");

    @ParameterizedTest
    @CsvSource({"wacth,watch", "Watch,watch", "alert,alerts", "chekc,check", "shp,ship", "docter,doctor"})
    void aMisspeltNameIsFound(String written, String meant) {
        assertThat(Nearest.to(written, COMMANDS)).contains(meant);
    }

    @Test
    void whatIsNotSimilarIsNotGuessed() {
        assertThat(Nearest.to("access.log", COMMANDS)).isEmpty();
        assertThat(Nearest.question("frobnicate", COMMANDS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',abc,3", "abc,'',3", "abc,abc,0", "abc,acb,1", "abc,abcd,1", "kitten,sitting,3"})
    void distancesCountEdits(String a, String b, int edits) {
        assertThat(Nearest.distance(a, b)).isEqualTo(edits);
    }
}
