package httpmonitor.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvocationTest {

    @ParameterizedTest
    @CsvSource({
        "./run.sh,           ./run.sh watch,         ./generate-logs.sh",
        "/opt/hm/run.sh,     /opt/hm/run.sh watch,   /opt/hm/generate-logs.sh",
        "../generate-logs.sh, ../run.sh watch,       ../generate-logs.sh",
        "httpmonitor,        httpmonitor watch,      httpmonitor generate",
        "/my logs/run.sh,    '''/my logs/run.sh'' watch', '''/my logs/generate-logs.sh'''"
    })
    void commandsAreNamedAsTheyWereTyped(String typed, String watch, String generate) {
        Invocation invocation = Invocation.of(Optional.of(typed));

        assertThat(invocation.command("watch")).isEqualTo(watch);
        assertThat(invocation.command("generate")).isEqualTo(generate);
    }

    @Test
    void hintsAndExamplesAreMadeToFit() {
        Invocation invocation = Invocation.of(Optional.of("/opt/hm/run.sh"));

        assertThat(invocation.hint("Run ./run.sh setup, or ./generate-logs.sh."))
                .isEqualTo("Run /opt/hm/run.sh setup, or /opt/hm/generate-logs.sh.");
        assertThat(invocation.example("  httpmonitor generate --rate 5"))
                .isEqualTo("  /opt/hm/generate-logs.sh --rate 5");
        assertThat(invocation.example("  cat x | httpmonitor ship -")).isEqualTo("  cat x | /opt/hm/run.sh ship -");
        assertThat(Invocation.of(Optional.empty()).hint("Run ./run.sh setup.")).isEqualTo("Run ./run.sh setup.");
    }
}
