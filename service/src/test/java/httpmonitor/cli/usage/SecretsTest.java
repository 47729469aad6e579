package httpmonitor.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.cli.Commands;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.TraceLevel;

/** No output repeats a secret, for every way to pass one and every fault that it can have. */
class SecretsTest {

    private static final List<String> SECRETS =
            List.of("api-key", "password", "es-url", "alertmanager", "notify-webhook", "notify-slack");
    private static final List<String> VALUES = List.of(
            "http://h/T0KEN\"X",
            "http://u:T0KEN@h/\"",
            "'T0KEN",
            "\"T0KEN\" \"",
            "h ttp://T0KEN\\\"",
            "T0KEN\u001b[31mred",
            "http://h/T0KEN\u001b]0;x\u0007\"");

    private final ByteArrayOutputStream standardError = new ByteArrayOutputStream();
    private PrintStream before;

    @TempDir
    private Path folder;

    @BeforeEach
    void capture() {
        before = System.err;
        System.setErr(new PrintStream(standardError, true, StandardCharsets.UTF_8));
        CommandLine.tracer().setLevel(TraceLevel.DEBUG);
    }

    @AfterEach
    void restore() {
        System.setErr(before);
        CommandLine.tracer().setLevel(TraceLevel.WARN);
    }

    private void check(String option, String value, Map<String, String> environment, String... arguments) {
        Commands.Result result = new Commands(environment).run(arguments);
        String all = result.out() + result.err() + standardError.toString(StandardCharsets.UTF_8);
        assertThat(all).as("%s is %s", option, value).doesNotContain("T0KEN");
        assertThat(all.chars().filter(one -> Character.isISOControl(one) && one != '\n'))
                .isEmpty();
        assertThat(result.code()).isNotZero();
    }

    /** Nothing is asked of a server: the window is wrong usage. */
    private static String[] watch(String... more) {
        List<String> all = new ArrayList<>(List.of("watch", "--once", "--verbose"));
        all.addAll(List.of(more));
        all.addAll(List.of("--window", "7h"));
        return all.toArray(String[]::new);
    }

    @Test
    void noEnvironmentVariableIsRepeated() {
        for (String option : SECRETS) {
            for (String value : VALUES) {
                check(option, value, Map.of(OptionDefaults.variable(option), value), watch());
            }
        }
    }

    @Test
    void noLineOfAConfigurationFileIsRepeated() throws Exception {
        for (String option : SECRETS) {
            for (String value : VALUES) {
                String line = option + " = " + value.replace("\\", "\\\\") + "\n";
                Path file = Files.writeString(folder.resolve("own.properties"), line);
                check(option, value, Map.of(), watch("--config", file.toString()));
            }
        }
    }

    @Test
    void noArgumentIsRepeated() {
        for (String option : SECRETS) {
            for (String value : VALUES) {
                check(option, value, Map.of(), watch("--" + option, value));
                check(option, value, Map.of(), watch("--" + option + "=" + value));
            }
        }
    }

    @Test
    void noArgumentOfAMisspeltOptionIsRepeated() {
        for (String value : VALUES) {
            check("apikey", value, Map.of(), watch("--apikey=" + value));
            check("apikey", value, Map.of(), watch("--apikey", value));
        }
    }

    @Test
    void controlCharactersOfOtherArgumentsAreMadeVisible() {
        String red = "\u001b[31m";
        for (String[] arguments : List.of(
                new String[] {red},
                new String[] {"watch", red},
                new String[] {"watch", "--" + red},
                new String[] {"watch", "--index", red},
                new String[] {"watch", "--window", red, "--verbose"},
                new String[] {"watch", "--output", red})) {
            check("argument", red, Map.of(), arguments);
        }
        check("index", red, Map.of("HTTPMONITOR_INDEX", red), "watch", "--once");
    }
}
