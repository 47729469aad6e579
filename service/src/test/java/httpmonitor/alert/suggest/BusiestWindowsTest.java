package httpmonitor.alert.suggest;

import static httpmonitor.alert.SeriesNotation.at;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The windows are given directly, by the second at which each ends; no hits are made for them. */
class BusiestWindowsTest {

    private static final Duration WINDOW = Duration.ofSeconds(3);

    private static List<BusyWindow> busiest(long... windows) {
        BusiestWindows busiest = new BusiestWindows(WINDOW);
        for (int t = 0; t < windows.length; t++) {
            busiest.next(at(t), windows[t]);
        }
        return busiest.list();
    }

    private static BusyWindow window(long end, long hits) {
        return new BusyWindow(TimeRange.endingAt(at(end), WINDOW), hits);
    }

    @Test
    void windowsThatTouchABusierOneAreLeftOut() {
        assertThat(busiest(0, 4, 5, 6, 9, 8, 7, 6, 0, 0)).containsExactly(window(4, 9), window(7, 6), window(1, 4));
    }

    @Test
    void ofEquallyBusyOnesTheEarliestComesFirst() {
        assertThat(busiest(0, 0, 0, 5, 5, 5, 5, 5)).containsExactly(window(3, 5), window(6, 5));
    }

    @Test
    void silenceIsNotBusy() {
        assertThat(busiest()).isEmpty();
        assertThat(busiest(0, 0, 0)).isEmpty();
        assertThat(busiest(0, 0, 1)).containsExactly(window(2, 1));
    }

    @Test
    void thereAreAtMostFiveHoweverLongTheHistory() {
        BusiestWindows busiest = new BusiestWindows(WINDOW);
        for (int t = 0; t < 3_000; t++) {
            busiest.next(at(t), 10_000 - t);
        }

        assertThat(busiest.list())
                .containsExactly(
                        window(0, 10_000), window(3, 9_997), window(6, 9_994), window(9, 9_991), window(12, 9_988));
    }

    @Test
    void ofBlocksThatAreAlikeTheEarliestAreKept() {
        long[] plateau = new long[3_000];
        Arrays.fill(plateau, 7);

        assertThat(busiest(plateau))
                .containsExactly(window(0, 7), window(3, 7), window(6, 7), window(9, 7), window(12, 7));
    }

    /**
     * Around each of four windows five seconds are ruled out, in three blocks, and only a thirteenth block has the
     * fifth.
     */
    @Test
    void whatIsRuledOutDoesNotHideTheNext() {
        long[] windows = new long[200];
        for (int group = 0; group < 4; group++) {
            System.arraycopy(new long[] {90, 95, 100, 95, 90}, 0, windows, 2 + 12 * group, 5);
        }
        windows[100] = 50;
        windows[110] = 40;

        assertThat(busiest(windows))
                .containsExactly(window(4, 100), window(16, 100), window(28, 100), window(40, 100), window(100, 50));
    }

    @Test
    void theLastOnesAreFoundAsWellAsTheFirst() {
        BusiestWindows busiest = new BusiestWindows(WINDOW);
        for (int t = 0; t < 3_000; t++) {
            busiest.next(at(t), 1 + t);
        }

        assertThat(busiest.list())
                .containsExactly(
                        window(2_999, 3_000),
                        window(2_996, 2_997),
                        window(2_993, 2_994),
                        window(2_990, 2_991),
                        window(2_987, 2_988));
    }
}
