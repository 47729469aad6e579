package httpmonitor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    private static final String HOSTILE = "Warning: 299 \u001b]0;a title\u0007\u001b[2J\u009b\u202e\nERROR: a line";
    private static final String HARMLESS = "Warning: 299 \\x1b]0;a title\\x07\\x1b[2J\\x9b\\u202e\\x0aERROR: a line";

    @AfterEach
    void end() {
        Diagnostics.start(false);
    }

    private static String format(boolean verbose, Throwable cause) {
        Diagnostics.start(verbose);
        LogRecord entry = new LogRecord(Level.WARNING, HOSTILE);
        entry.setLoggerName("org.example");
        entry.setThrown(cause);
        Handler handler = Logger.getLogger("").getHandlers()[0];
        return handler.getFormatter().format(entry);
    }

    @Test
    void textOfAServerCannotSteerTheTerminalOrMakeALine() {
        assertThat(format(false, new IllegalStateException(HOSTILE)))
                .isEqualTo("WARNING: " + HARMLESS + System.lineSeparator());
    }

    @Test
    void norCanACause() {
        assertThat(format(true, new IllegalStateException(HOSTILE)))
                .contains(HARMLESS)
                .contains("\n    at httpmonitor.console.DiagnosticsTest")
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
    }
}
