package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every write to standard output fails. */
class LostOutputTest {

    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        return Main.run(
                args, Map.of(), new PrintWriter(full, false, StandardCharsets.UTF_8), new PrintWriter(err, true));
    }

    @Test
    void aResultThatIsLostIsAFailure() {
        assertThat(run("--version")).isEqualTo(1);
        assertThat(err.toString()).contains("The result cannot be written: standard output is closed");
    }

    /** Of the exit codes of monitoring plugins, 3 is UNKNOWN. */
    @Test
    void aCheckWhoseOutputIsLostEndsAsUnknown() {
        assertThat(run("check", "--help")).isEqualTo(3);
    }
}
