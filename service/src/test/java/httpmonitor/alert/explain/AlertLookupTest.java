package httpmonitor.alert.explain;

import static httpmonitor.alert.SeriesNotation.at;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.Alert;
import httpmonitor.alert.TestAlerts;
import httpmonitor.alert.explain.AlertLookup.At;
import httpmonitor.alert.explain.AlertLookup.Nearest;
import httpmonitor.alert.explain.AlertLookup.None;
import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertLookupTest {

    private static final Alert FIRST = TestAlerts.alert(at(10), Optional.of(at(20)), 5, 5, false);
    private static final Alert SECOND = TestAlerts.alert(at(40), Optional.of(at(50)), 5, 5, false);
    private static final Alert FIRING = TestAlerts.alert(at(70), Optional.empty(), 5, 5, false);

    private static AlertLookup lookup(long second, Alert... alerts) {
        return AlertLookup.of(List.of(alerts), at(second));
    }

    @Test
    void anAlertLastsFromItsFireToRightBeforeItsRecovery() {
        assertThat(lookup(10, FIRST, SECOND)).isEqualTo(new At(FIRST));
        assertThat(lookup(19, FIRST, SECOND)).isEqualTo(new At(FIRST));
        assertThat(lookup(20, FIRST, SECOND)).isEqualTo(new Nearest(FIRST));
        assertThat(lookup(9, FIRST, SECOND)).isEqualTo(new Nearest(FIRST));
        assertThat(lookup(45, FIRST, SECOND)).isEqualTo(new At(SECOND));
    }

    @Test
    void whatIsFiringHasNoEnd() {
        assertThat(lookup(1_000, FIRST, FIRING)).isEqualTo(new At(FIRING));
        assertThat(lookup(70, FIRST, FIRING)).isEqualTo(new At(FIRING));
        assertThat(lookup(69, FIRST, FIRING)).isEqualTo(new Nearest(FIRING));
    }

    @Test
    void theNearestIsTheOneWhoseEndOrBeginningIsClosestAndOfTwoTheEarlier() {
        assertThat(lookup(29, FIRST, SECOND)).isEqualTo(new Nearest(FIRST));
        assertThat(lookup(30, FIRST, SECOND)).isEqualTo(new Nearest(FIRST));
        assertThat(lookup(30, SECOND, FIRST)).isEqualTo(new Nearest(FIRST));
        assertThat(lookup(31, FIRST, SECOND)).isEqualTo(new Nearest(SECOND));
        assertThat(lookup(90, FIRST, SECOND)).isEqualTo(new Nearest(SECOND));
    }

    @Test
    void howLongAnAlertLastsDoesNotMatter() {
        Alert longOne = TestAlerts.alert(at(100), Optional.of(at(300)), 5, 5, false);

        assertThat(lookup(70, FIRST, longOne)).isEqualTo(new Nearest(longOne));
        assertThat(lookup(310, longOne, TestAlerts.alert(at(330), Optional.empty(), 5, 5, false)))
                .isEqualTo(new Nearest(longOne));
    }

    @Test
    void withoutAlertsThereIsNone() {
        assertThat(lookup(10)).isEqualTo(new None());
        assertThat(lookup(10).alert()).isEmpty();
        assertThat(lookup(10, FIRST).alert()).hasValue(FIRST);
        assertThat(lookup(9, FIRST).alert()).hasValue(FIRST);
    }

    @Test
    void theTimeAroundAnAlertIsAWindowMoreOnBothSidesAsFarAsItIsKnown() {
        Duration window = Duration.ofSeconds(5);

        assertThat(FIRST.around(window, at(100))).isEqualTo(new TimeRange(at(5), at(25)));
        assertThat(FIRST.around(window, at(25))).isEqualTo(new TimeRange(at(5), at(25)));
        assertThat(FIRST.around(window, at(22))).isEqualTo(new TimeRange(at(5), at(22)));
        assertThat(FIRING.around(window, at(100))).isEqualTo(new TimeRange(at(65), at(100)));
    }
}
