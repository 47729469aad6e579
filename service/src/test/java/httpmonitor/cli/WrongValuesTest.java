package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.cli.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;

/**
 * A wrong value of an option is reported with the variable or the file in which it stands, each option with a value
 * that only it refuses. Nothing answers at the address that is asked.
 */
class WrongValuesTest {

    private static final String NOWHERE = "http://127.0.0.1:1";

    /** Option, wrong value, command. */
    static final List<String> WRONG = List.of(
            "alertmanager          | ftp://h          | watch --once",
            "api-key               | a b              | watch --once",
            "at                    | yesterday        | watch",
            "ca-cert               | none.pem         | watch --once --es-url https://127.0.0.1:1",
            "ca-cert               | none.pem         | doctor --es-url https://127.0.0.1:1",
            "ca-cert               | none.pem         | setup --only-kibana --kibana-url https://127.0.0.1:1",
            "ca-fingerprint        | x                | watch --once",
            "color                 | pink             | watch --once",
            "compare               | month            | report",
            "create-keys           | maybe            | setup",
            "delete-data           | maybe            | up",
            "demo                  | maybe            | up",
            "down                  | maybe            | up",
            "es-url                | ftp://h          | watch --once",
            "es-url                | http://h?x       | alerts",
            "es-url                | http://a b       | watch --once",
            "explain               | yesterday        | alerts",
            "filter                | sektion=/a       | watch --once",
            "filter                | status=many      | watch --once",
            "filter                | section>5        | alerts",
            "filter                | duration>x       | report",
            "from                  | yesterday        | alerts",
            "from                  | -400d            | report",
            "from-end              | maybe            | up",
            "heap                  | big              | store",
            "index                 | access-log       | watch --once",
            "index                 | Access-*         | store",
            "interval              | 0s               | watch",
            "kibana-url            | ftp://h          | setup",
            "lists                 | pages            | watch --once",
            "log-file              | /                | up",
            "log-format            | nosuch           | ship none.log",
            "log-format            | %h %l            | ship none.log",
            "log-zone              | Nowhere/Land     | ship none.log",
            "metrics-port          | 70000            | watch --once",
            "no-web                | maybe            | up",
            "notify-label          | x                | watch --once --notify-command true",
            "notify-slack          | ftp://h          | watch --once",
            "notify-webhook        | http://a b       | watch --once",
            "once                  | maybe            | watch",
            "only-kibana           | maybe            | setup",
            "output                | xml              | watch --once",
            "plain                 | maybe            | watch --once",
            "port                  | 70000            | store",
            "recovery-threshold    | 99               | watch --once",
            "recovery-threshold    | -1               | watch --once",
            "retention             | 1h               | setup",
            "rule                  | x                | watch --once",
            "secrets               | maybe            | setup",
            "settle                | x                | watch --once",
            "shipper               | fluentd          | up",
            "stack                 | moby             | up",
            "suggest               | 2                | alerts",
            "threshold             | -1               | watch --once",
            "to                    | yesterday        | alerts",
            "top                   | 0                | watch --once",
            "trusted-proxies       | 10.0.0.0/99      | ship none.log",
            "username              | a:b              | watch --once --password p",
            "verbose               | maybe            | watch --once",
            "wait                  | x                | setup",
            "web                   | x                | watch --once",
            "web-token-file        | none             | watch --once --web 8911",
            "window                | 7h               | watch --once",
            "zone                  | Nowhere/Land     | watch --once");

    /** Any text is a value of these; {@code config} is the file itself. */
    private static final Set<String> NEVER_WRONG = Set.of(
            "config",
            "data",
            "host-name",
            "notify-command",
            "password",
            "writer-password",
            "reader-password",
            "alert-writer-password",
            "kibana-system-password");

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("WRONG")
    void aWrongValueIsReportedWithItsOrigin(String row) throws IOException {
        String[] cells = row.split(" *\\| *", -1);
        String option = cells[0];
        String variable = "HTTPMONITOR_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
        String[] args = (cells[2] + " --data " + folder).split(" ");
        String key = "(--" + option + " is set by ";

        Result ofVariable = new Commands(
                        option.equals("es-url")
                                ? Map.of(variable, cells[1])
                                : Map.of(variable, cells[1], "HTTPMONITOR_ES_URL", NOWHERE))
                .run(args);
        assertThat(ofVariable.err()).contains(key + variable + ")");
        assertThat(ofVariable.code()).isEqualTo(2);
        assertThat(ofVariable.out()).isEmpty();

        Path file = Files.writeString(
                folder.resolve("my.properties"), "es-url = " + NOWHERE + "\n" + option + " = " + cells[1] + "\n");
        Result ofFile = new Commands(Map.of("HTTPMONITOR_CONFIG", file.toString())).run(args);
        assertThat(ofFile.err()).contains(key + "'" + option + "' in " + file + ")");
        assertThat(ofFile.code()).isEqualTo(2);
    }

    @Test
    void everyOptionHasARow() {
        Set<String> options = new TreeSet<>();
        new CommandLine(new HttpMonitorCommand()).getSubcommands().forEach((name, command) -> {
            if (!name.equals("generate")) {
                command.getCommandSpec()
                        .options()
                        .forEach(option -> options.add(option.longestName().substring(2)));
            }
        });
        options.removeAll(NEVER_WRONG);
        options.removeAll(Set.of("help"));
        WRONG.forEach(row -> options.remove(row.split(" ", 2)[0]));

        assertThat(options).as("without a row").isEmpty();
    }

    /** A value of the command line is wrong, and the environment's is not. */
    @Test
    void aTypedValueIsNotBlamedOnTheEnvironment() {
        Commands commands = new Commands(
                Map.of("HTTPMONITOR_ES_URL", NOWHERE, "HTTPMONITOR_FILTER", "status=404", "HTTPMONITOR_TOP", "5"));

        for (String typed : List.of("--filter status=many", "--es-url ftp://h", "--top 0", "--top")) {
            assertThat(commands.run(("watch --once " + typed).split(" ")).err())
                    .as(typed)
                    .isNotEmpty()
                    .doesNotContain("set by");
        }
    }

    /** Else a flag that a variable sets would be the opposite where it is typed too. */
    @Test
    void aFlagThatIsSetStaysSetWhereItIsTypedToo() {
        Commands commands = new Commands(Map.of("HTTPMONITOR_ES_URL", NOWHERE, "HTTPMONITOR_VERBOSE", "true"));

        assertThat(commands.run("watch", "--once", "--verbose").err()).contains("onfiguration file was read");
        new CommandLine(new HttpMonitorCommand())
                .getSubcommands()
                .values()
                .forEach(command -> assertThat(command.getCommandSpec().options())
                        .filteredOn(option -> option.type() == boolean.class && !option.usageHelp())
                        .allSatisfy(flag -> assertThat(flag.fallbackValue()).isEqualTo("true")));
    }
}
