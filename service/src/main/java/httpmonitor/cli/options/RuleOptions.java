package httpmonitor.cli.options;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.suggest.ThresholdSuggestions.Suggestion;
import httpmonitor.cli.usage.Topic;
import httpmonitor.cli.usage.ValueOrigin;
import httpmonitor.traffic.DurationText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The rules: that of the rate of all hits, and further ones. */
@Topic.Of(Topic.RULES)
public final class RuleOptions extends OptionGroup {

    private static final String DEFAULT_WINDOW = "2m";

    /** With a hit in each second, a tick's answer has some 80 bytes a second; an answer may have 32 MiB. */
    private static final long MOST_PAST_SECONDS = 300_000;

    @Option(
            names = "--window",
            defaultValue = DEFAULT_WINDOW,
            paramLabel = "DURATION",
            description =
                    "Length of the window of the average, in whole seconds, up to 6h (default: ${DEFAULT-VALUE}).")
    private Duration window = Duration.ZERO;

    @Option(
            names = "--threshold",
            defaultValue = "10",
            paramLabel = "RATE",
            description = "Hits per second above which the alert fires (default: ${DEFAULT-VALUE}).")
    private BigDecimal threshold = BigDecimal.ZERO;

    @Option(
            names = "--recovery-threshold",
            paramLabel = "RATE",
            description = "Hits per second at or below which it recovers (default: the threshold).")
    private @Nullable BigDecimal recoveryThreshold;

    @Option(
            names = "--rule",
            split = "\n",
            paramLabel = "RULE",
            description = {
                "A rule in addition to the rate of all hits; repeatable. Filters as in --filter, then the threshold:",
                "'errors: status=5xx > 1/s over 1m recover 0.5/s'",
                "'errors: status=5xx > 5%% of >= 100 over 5m' (a share of all hits)",
                "'checkout: section=/checkout < 0.1/s over 5m' (traffic that is missing)",
                "'odd: > 3x usual of 4 weeks over 10m and >= 1/s' (more than at this time of past weeks; '<': less)",
                "'slower: duration>1s > 3x usual of 4 weeks over 10m and >= 1%% of >= 100' (a larger share)"
            })
    private List<String> further = List.of();

    /**
     * All rules; the one about the rate of all hits first.
     *
     * @param zone the zone of local times, for rules that compare with the usual
     */
    public List<AlertRule> rules(ZoneId zone) {
        List<AlertRule> rules = new ArrayList<>(List.of(rule()));
        Set<String> names = new HashSet<>(Set.of(AlertRule.DEFAULT));
        for (String text : further) {
            if (!text.isBlank()) {
                AlertRule rule = parse(text, zone);
                String name = rule.name().orElseThrow();
                if (!names.add(name)) {
                    throw wrong("--rule: there are two rules named '" + name + "'");
                }
                rules.add(rule);
            }
        }
        long past = AlertRule.pastSeconds(rules);
        if (past > MOST_PAST_SECONDS) {
            throw wrong("--rule: a tick would count " + past + " seconds of past weeks one by one, more than "
                    + MOST_PAST_SECONDS + ": compare shorter windows with the usual, or with fewer weeks");
        }
        return AlertRule.together(rules);
    }

    /** Whether further rules come from the command line, not from the environment or the configuration file. */
    public boolean areTyped() {
        return origin("--rule") == ValueOrigin.COMMAND_LINE;
    }

    private AlertRule parse(String text, ZoneId zone) {
        try {
            return RuleText.parse(text, zone);
        } catch (IllegalArgumentException e) {
            throw wrong("--rule: " + e.getMessage());
        }
    }

    /** The rule about the rate of all hits. */
    AlertRule rule() {
        return checked(
                () -> new AlertRule(window, threshold, recoveryThreshold == null ? threshold : recoveryThreshold));
    }

    /** The options that give a rule a suggested threshold, quoted for a shell. */
    public static String text(AlertRule rule, Suggestion suggestion) {
        if (rule.name().isPresent()) {
            String text = RuleText.of(rule, suggestion.threshold());
            return "--rule '" + text.replace("'", "'\\''") + "'";
        }
        String window = DurationText.of(suggestion.window());
        return "--threshold " + suggestion.threshold().toPlainString()
                + (window.equals(DEFAULT_WINDOW) ? "" : " --window " + window);
    }
}
