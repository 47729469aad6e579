package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Standard output takes nothing. */
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

    @Test
    void aCheckWhoseLineIsLostIsUnknown() {
        assertThat(run("check", "--help")).isEqualTo(3);
    }
}
