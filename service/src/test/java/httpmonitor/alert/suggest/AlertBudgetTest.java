package httpmonitor.alert.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlertBudgetTest {

    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void aPartOfAnAlertIsNone() {
        assertThat(new AlertBudget(2, WEEK).within(Duration.ofDays(10))).isEqualTo(2);
        assertThat(new AlertBudget(2, WEEK).within(Duration.ofDays(14))).isEqualTo(4);
        assertThat(new AlertBudget(2, WEEK).within(Duration.ofDays(3))).isZero();
        assertThat(new AlertBudget(0, WEEK).within(Duration.ofDays(70))).isZero();
    }

    @Test
    void noNumbersAreTooLarge() {
        AlertBudget many = new AlertBudget(Long.MAX_VALUE, Duration.ofMillis(1));

        assertThat(many.within(Duration.ofDays(3_000_000))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theRangesAreChecked() {
        assertThat(new AlertBudget(0, Duration.ofMillis(1)).within(WEEK)).isZero();
        assertThatThrownBy(() -> new AlertBudget(-1, WEEK)).hasMessage("the number of alerts must not be negative");
        assertThatThrownBy(() -> new AlertBudget(1, Duration.ZERO))
                .hasMessage("the time in which they may come must be longer than nothing");
    }
}
