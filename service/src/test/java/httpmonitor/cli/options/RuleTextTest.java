package httpmonitor.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition;
import httpmonitor.alert.Condition.Above;
import httpmonitor.alert.Condition.Below;
import httpmonitor.alert.Condition.ShareAbove;
import httpmonitor.alert.Unusual;
import httpmonitor.alert.suggest.ThresholdSuggestions.Suggestion;
import httpmonitor.traffic.TrafficFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTextTest {

    @Test
    void aRateAboveAThresholdRecoversAtItUnlessGivenOtherwise() {
        AlertRule rule = RuleText.parse("errors: status=5xx > 1/s over 1m", ZoneOffset.UTC);

        assertThat(rule.name()).isEqualTo(Optional.of("errors"));
        assertThat(rule.filter()).hasToString("status=5xx");
        assertThat(rule.window()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rule.condition()).isEqualTo(new Above(decimal("1"), decimal("1")));
        assertThat(condition("errors: status=5xx > 1/s over 1m recover 0.5/s"))
                .isEqualTo(new Above(decimal("1"), decimal("0.5")));
    }

    @Test
    void aShareIsOfAtLeastSoManyHits() {
        assertThat(condition("errors: status=5xx > 5% of >= 100 over 5m recover 2%"))
                .isEqualTo(new ShareAbove(decimal("5"), 100, decimal("2")));
        assertThat(condition("e: > 5.5% of >=7 over 5m")).isEqualTo(new ShareAbove(decimal("5.5"), 7, decimal("5.5")));
        assertThat(condition("e: > 5% over 5m")).isEqualTo(new ShareAbove(decimal("5"), 1, decimal("5")));
    }

    @Test
    void missingTrafficIsBelowAThreshold() {
        assertThat(condition("checkout: section=/checkout < 0.1/s over 5m recover 0.2/s"))
                .isEqualTo(new Below(decimal("0.1"), decimal("0.2")));
    }

    @Test
    void theUsualIsThatOfPastWeeksAndItsFloorSaysWhatIsCompared() {
        assertThat(condition("odd: > 3x usual of 4 weeks over 10m and >= 1/s"))
                .isEqualTo(unusual(true, "3", "3", 4, "1", OptionalLong.empty()));
        assertThat(condition("odd: section=/a < 0.5x usual of 8 weeks over 10m and >= 1/s recover 0.8x"))
                .isEqualTo(unusual(false, "0.5", "0.8", 8, "1", OptionalLong.empty()));
        assertThat(condition("slow: duration>1s > 2x usual of 3 weeks over 1h and >= 1% of >= 100 recover 1.5x"))
                .isEqualTo(unusual(true, "2", "1.5", 3, "1", OptionalLong.of(100)));
        assertThat(RuleText.parse("odd: > 3x usual of 4 weeks over 10m and >= 1/s", ZoneOffset.UTC)
                        .window())
                .isEqualTo(Duration.ofMinutes(10));
    }

    private static Unusual unusual(
            boolean above, String factor, String recovery, int weeks, String floor, OptionalLong minimum) {
        return new Unusual(
                above, decimal(factor), decimal(recovery), weeks, decimal(floor), minimum, ZoneOffset.UTC, List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "odd: > 3x usual of 2 weeks over 10m and >= 1/s     | the usual is that of 3 to 52 weeks, not of 2",
                "odd: > 3x usual of 4 weeks over 10m                | expected a floor",
                "odd: > 3 usual of 4 weeks over 10m and >= 1/s      | does not end in x",
                "odd: > 3x usual of 4 weeks over 10m and >= 1       | does not end in /s",
                "odd: < 3x usual of 4 weeks over 10m and >= 1%      | a share can only be above the usual",
                "odd: > 0x usual of 4 weeks over 10m and >= 1/s     | must be above 0",
                "odd: > 2x usual of 4 weeks over 10m and >= 1/s recover 3x | must not be beyond the factor"
            })
    void ofARuleAboutTheUsualTheWrongPartIsNamed(String text, String reason) {
        assertThatThrownBy(() -> RuleText.parse(text, ZoneOffset.UTC)).hasMessageContaining(reason);
    }

    @Test
    void conditionsAreThoseOfFiltersAndQuotesHoldSpacesTogether() {
        TrafficFilter filter = RuleText.parse(
                        "a_1-b:  section=/a section=/b url='/x y' \"url=/it's >\" method!=GET > 1/s over 90s",
                        ZoneOffset.UTC)
                .filter();

        assertThat(filter.conditions())
                .extracting(TrafficFilter.Condition::toString)
                .containsExactly("section=/a", "section=/b", "url=/x y", "url=/it's >", "method!=GET");
        assertThat(RuleText.parse("all: > 1/s over 1m", ZoneOffset.UTC).filter())
                .isEqualTo(TrafficFilter.NONE);
    }

    @Test
    void aRuleWithAnotherThresholdIsReadBack() {
        for (String text : List.of(
                "all: > 1/s over 1m",
                "errors: status=5xx section!=/a > 1/s over 1m30s recover 0.5/s",
                "share: status=5xx > 5% of >= 100 over 5m recover 2%",
                "quoted: \"url=/it's \"'\">\" ' > 1/s over 1h")) {
            AlertRule rule = RuleText.parse(text, ZoneOffset.UTC);
            AlertRule other = RuleText.parse(RuleText.of(rule, decimal("12.34")), ZoneOffset.UTC);

            assertThat(other.name()).isEqualTo(rule.name());
            assertThat(other.filter()).isEqualTo(rule.filter());
            assertThat(other.window()).isEqualTo(rule.window());
            assertThat(other.threshold()).isEqualTo(decimal("12.34"));
            assertThat(other.recoveryThreshold())
                    .isEqualTo(text.contains("recover") ? rule.recoveryThreshold() : decimal("12.34"));
        }
        assertThat(RuleText.of(
                        RuleText.parse("errors: status=5xx > 1/s over 60s recover 0.5/s", ZoneOffset.UTC),
                        decimal("2.50")))
                .isEqualTo("errors: status=5xx > 2.50/s over 1m recover 0.5/s");
    }

    @Test
    void whatIsToBeCopiedIsOneWordForAShell() {
        AlertRule rule = RuleText.parse("a: \"url=/it's\" > 1/s over 1m", ZoneOffset.UTC);
        Suggestion suggestion = new Suggestion(rule.window(), 1, decimal("0.02"), 0);

        assertThat(RuleOptions.text(rule, suggestion)).isEqualTo("--rule 'a: \"url=/it'\\''s\" > 0.02/s over 1m'");
        AlertRule twoMinutes = new AlertRule(Duration.ofMinutes(2), decimal("1"), decimal("1"));
        assertThat(RuleOptions.text(twoMinutes, new Suggestion(twoMinutes.window(), 1, decimal("0.01"), 0)))
                .isEqualTo("--threshold 0.01");
        AlertRule hour = new AlertRule(Duration.ofHours(1), decimal("1"), decimal("1"));
        assertThat(RuleOptions.text(hour, new Suggestion(hour.window(), 1, decimal("0.01"), 0)))
                .isEqualTo("--threshold 0.01 --window 1h");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "status=5xx > 1/s over 1m | it begins with a name of lower-case letters",
                "Errors: > 1/s over 1m | it begins with a name",
                ": > 1/s over 1m | it begins with a name",
                "e: colour=red > 1/s over 1m | there is no field 'colour' to filter by",
                "e: status=teapot > 1/s over 1m | a status is a code such as 404",
                "e: status=5xx>1/s over 1m | a status is a code such as 404",
                "e: status=5xx | missing '>' or '<' and a threshold",
                "e: > | missing a threshold such as 1/s, 5%",
                "e: > 10 over 1m | '10' does not end in /s",
                "e: > ten/s over 1m | 'ten' is not a number",
                "e: > 1/s | expected the window, such as 'over 5m'",
                "e: > 1/s within 1m | expected the window, such as 'over 5m', not 'within'",
                "e: > 1/s over soon | 'soon' is not a duration",
                "e: > 1/s over 7h | the window must be a whole number of seconds from 1s to 6h",
                "e: > 1/s over 1m recover 2/s | the recovery threshold must not be above the threshold",
                "e: < 2/s over 1m recover 1/s | the recovery threshold must not be below the threshold",
                "e: > 1/s over 1m recover 2% | '2%' does not end in /s",
                "e: > 5% over 1m recover 2/s | '2/s' does not end in %",
                "e: < 5% over 1m | a share can only be above a threshold",
                "e: > 101% over 1m | a share must not be above 100%",
                "e: > 5% of >= some over 1m | 'some' is not a number of hits",
                "e: > 5% of >= 0 over 1m | a share must be of at least 1 hit",
                "e: > 1/s of >= 100 over 1m | 'of >= 100' goes with a share",
                "e: < 0/s over 1m | there are never fewer than 0 hits, so that it would never fire",
                "e: < 0.00/s over 1m recover 1/s | there are never fewer than 0 hits",
                "e: > -1/s over 1m | the threshold must not be negative",
                "e: > 1/s over 1m please | nothing may follow but 'recover', not 'please'",
                "e: url='/a > 1/s over 1m | a quote is not closed"
            })
    void whatIsWrongIsNamedAndAnExampleGiven(String text, String reason) {
        assertThatThrownBy(() -> RuleText.parse(text, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is not a valid rule: ")
                .hasMessageContaining(reason)
                .hasMessageEndingWith("; write it like 'errors: status=5xx > 5% of >= 100 over 5m recover 2%'");
    }

    private static Condition condition(String text) {
        return RuleText.parse(text, ZoneOffset.UTC).condition();
    }

    private static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }
}
