package httpmonitor.alert.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AlertLevelsTest {

    private static AlertLevels levels(OptionalLong recovery, long... windows) {
        AlertLevels levels = new AlertLevels(recovery);
        for (long hits : windows) {
            levels.next(hits);
        }
        return levels;
    }

    private static List<Long> alerts(AlertLevels levels, long from, long to) {
        return LongStream.range(from, to).map(levels::alertsAt).boxed().toList();
    }

    @Test
    void everyRiseFiresAtTheLevelsThatItPasses() {
        AlertLevels levels = levels(OptionalLong.empty(), 0, 3, 1, 2, 2, 5, 0);

        // From 0 to 3, from 1 to 2 and from 2 to 5.
        assertThat(alerts(levels, 0, 7)).containsExactly(1L, 2L, 2L, 1L, 1L, 0L, 0L);
    }

    @Test
    void theFirstSecondCountsWhatWasFiringBefore() {
        assertThat(alerts(levels(OptionalLong.empty(), 2), 0, 3)).containsExactly(1L, 1L, 0L);
    }

    @Test
    void aLevelFiresOnceUntilTheWindowHasBeenDownAtTheRecovery() {
        AlertLevels levels = levels(OptionalLong.of(1), 0, 3, 2, 4, 1, 3, 0, 2);

        assertThat(alerts(levels, 1, 6)).containsExactly(3L, 2L, 1L, 0L, 0L);
    }

    @Test
    void theLowestLevelIsTheOneAboveWhichNoneHasMoreAlerts() {
        AlertLevels levels = levels(OptionalLong.empty(), 0, 3, 1, 2, 2, 5, 0);

        assertThat(levels.lowestWithAtMost(0)).isEqualTo(5);
        assertThat(levels.lowestWithAtMost(1)).isEqualTo(3);
        assertThat(levels.lowestWithAtMost(2)).isZero();
    }

    @Test
    void aLevelWithFewAlertsBelowOneWithManyIsNoneToSuggest() {
        AlertLevels levels = levels(OptionalLong.empty(), 1, 3, 2, 3, 2, 3);

        assertThat(alerts(levels, 0, 4)).containsExactly(1L, 1L, 3L, 0L);
        assertThat(levels.lowestWithAtMost(1)).isEqualTo(3);
    }

    @Test
    void noLevelIsBelowTheRecovery() {
        assertThat(levels(OptionalLong.of(2), 0, 3, 0).lowestWithAtMost(1)).isEqualTo(2);
        assertThat(levels(OptionalLong.of(2)).lowestWithAtMost(0)).isEqualTo(2);
        assertThat(levels(OptionalLong.empty()).lowestWithAtMost(0)).isZero();
    }
}
