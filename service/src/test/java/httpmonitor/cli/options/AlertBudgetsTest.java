package httpmonitor.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.alert.suggest.AlertBudget;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertBudgetsTest {

    @Test
    void aNumberAndAPeriodAreRead() {
        assertThat(AlertBudgets.parse("2/week")).isEqualTo(new AlertBudget(2, Duration.ofDays(7)));
        assertThat(AlertBudgets.parse("1/day")).isEqualTo(new AlertBudget(1, Duration.ofDays(1)));
        assertThat(AlertBudgets.parse("0/hour")).isEqualTo(new AlertBudget(0, Duration.ofHours(1)));
        assertThat(AlertBudgets.parse("10/30d")).isEqualTo(new AlertBudget(10, Duration.ofDays(30)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2",
                "2/",
                "/week",
                "-1/week",
                "2.5/week",
                "2/month",
                "2/0s",
                "2/weeks",
                "9999999999/day",
                "2 / week"
            })
    void anyOtherTextIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> AlertBudgets.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' does not say how often: write it like 2/week, 1/day, 3/hour or 10/30d");
    }
}
