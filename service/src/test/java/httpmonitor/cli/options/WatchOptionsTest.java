package httpmonitor.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.admin.Role;
import httpmonitor.traffic.DurationText;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class WatchOptionsTest {

    @Command(name = "watch")
    private static final class Parsed {
        @Mixin
        private WatchOptions watch = new WatchOptions();
    }

    private static Role role(String... arguments) {
        Parsed parsed = new Parsed();
        new CommandLine(parsed)
                .registerConverter(Duration.class, DurationText::parse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(arguments);
        return parsed.watch.role();
    }

    @Test
    void aPollerReads() {
        assertThat(role()).isEqualTo(Role.READER);
    }

    /** It knows an alert by its labels, so that pollers share nothing in the store. */
    @Test
    void aPollerThatPostsToAlertmanagerOnlyReads() {
        assertThat(role("--alertmanager", "http://127.0.0.1:9093")).isEqualTo(Role.READER);
    }

    @Test
    void aPollerWithAnotherTargetAlsoKeepsAlerts() {
        assertThat(role("--alertmanager", "http://127.0.0.1:9093", "--notify-webhook", "http://127.0.0.1:1/x"))
                .isEqualTo(Role.ALERT_WRITER);
    }
}
