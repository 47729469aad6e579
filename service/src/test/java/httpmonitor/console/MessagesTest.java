package httpmonitor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Messages messages = new Messages(new PrintStream(err, true, StandardCharsets.UTF_8));
    private final PrintStream writer = new PrintStream(messages, true, StandardCharsets.UTF_8);
    private final List<String> said = new ArrayList<>();

    @Test
    void withoutAScreenTheyGoToStandardError() {
        writer.println("héllo");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("héllo" + System.lineSeparator());
    }

    @Test
    void aScreenGetsWholeLines() {
        messages.to(said::add);

        writer.print("hé");
        writer.print("llo\nthere\n");

        assertThat(said).containsExactly("héllo", "there");
        assertThat(err.size()).isZero();
    }

    @Test
    void linesThatTheScreenDidNotGetYetAreNotLost() {
        messages.to(said::add);
        writer.print("half a line");

        messages.toStandardError();
        writer.print(", and its end");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("half a line, and its end");
        assertThat(said).isEmpty();
    }
}
