package httpmonitor.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.cli.Commands;
import httpmonitor.cli.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where options come from, and what is said where a name or a value is wrong. Nothing answers at the address that is
 * asked.
 */
class SettingsTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>(Map.of("HTTPMONITOR_ES_URL", "http://127.0.0.1:1"));
    private final Commands commands = new Commands(environment);

    private void assertWrong(int code, String sentence, String... args) {
        Result result = commands.run(args);

        assertThat(result.err()).startsWith(sentence);
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
    }

    private String config(String text) throws IOException {
        return Files.writeString(folder.resolve("my.properties"), text).toString();
    }

    @Test
    void aVariableThatIsNoOptionIsWrongUsage() {
        environment.put("HTTPMONITOR_TRESHOLD", "4");
        String sentence = "The environment variable HTTPMONITOR_TRESHOLD is not an option of any command;"
                + " did you mean 'HTTPMONITOR_THRESHOLD'?";

        assertWrong(2, sentence, "watch", "--once");
        assertWrong(
                2,
                sentence,
                "generate",
                "--lines",
                "1",
                "--output",
                folder.resolve("a.log").toString());
        assertWrong(3, sentence, "check");
    }

    @Test
    void rulesThatNoTickCouldCompareWithTheUsualAreWrongUsage() {
        String sentence = "--rule: a tick would count 519840 seconds of past weeks one by one, more than 300000";

        assertWrong(
                2, sentence, "watch", "--once", "--rule", "a: section=/a > 2x usual of 12 weeks over 6h and >= 1/s");
    }

    @Test
    void helpIsGivenWithAnySettings() throws IOException {
        environment.put("HTTPMONITOR_TRESHOLD", "4");
        environment.put("HTTPMONITOR_WINDOW", "x");
        environment.put("HTTPMONITOR_CONFIG", folder.resolve("none").toString());

        for (String[] args : new String[][] {{"watch", "--help"}, {"--help"}, {"--version"}, {"help", "watch"}}) {
            assertThat(commands.run(args).code()).as("%s", (Object) args).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPMONITOR_WINDOW_FILE, 5m",
        "HTTPMONITOR_HELP, true",
        "HTTPMONITOR_, x",
        "HTTPMONITOR_ALERT_KIND, fired"
    })
    void whatNoOptionIsNamedAfterIsRefused(String name, String value) {
        environment.put(name, value);
        assertWrong(2, "The environment variable " + name + " is not an option of any command", "watch", "--once");
    }

    @Test
    void theOptionsOfGenerateHaveNoVariables() {
        environment.put("HTTPMONITOR_RATE", "5");
        assertWrong(
                2,
                "The environment variable HTTPMONITOR_RATE is not an option of any command that can be set there:"
                        + " options of generate come from the command line only.",
                "watch",
                "--once");
    }

    @Test
    void aNotificationCommandMayRunTheProgram() {
        environment.put("HTTPMONITOR_ALERT_KIND", "fired");
        environment.put("HTTPMONITOR_ALERT_RULE", "default");
        environment.put("HTTPMONITOR_ALERT_PEAK_HITS", "5");

        assertThat(commands.run("check").out()).contains("UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({"thresold, threshold", "es_url, es-url", "threshold.1, threshold", "notify_slack.2, notify-slack"})
    void aKeyThatIsNoOptionIsWrongUsage(String key, String meant) throws IOException {
        String file = config(key + " = 5\n");
        String sentence =
                "'" + key + "' in " + file + " is not an option of any command; did you mean '" + meant + "'?";

        assertWrong(2, sentence, "watch", "--once", "--config", file);
        assertWrong(3, sentence, "check", "--config", file);
    }

    @Test
    void aWrongValueIsReportedWithTheVariable() {
        environment.put("HTTPMONITOR_THRESHOLD", "ten");
        assertWrong(
                3,
                "Invalid value for option '--threshold': 'ten' is not a number: write it like 10 or 0.5"
                        + " (--threshold is set by HTTPMONITOR_THRESHOLD).",
                "check");
    }

    @Test
    void aWrongValueIsReportedWithTheFile() throws IOException {
        String file = config("threshold = 5\nwindow = 9h\n");
        assertWrong(
                2,
                "The window must be a whole number of seconds from 1s to 6h (--window is set by 'window' in " + file
                        + ").",
                "watch",
                "--once",
                "--config",
                file);
    }

    @Test
    void aWrongValueOfTheCommandLineIsNotBlamedOnTheEnvironment() {
        environment.put("HTTPMONITOR_THRESHOLD", "10");
        assertThat(commands.run("check", "--threshold", "x").err()).doesNotContain("set by");
        assertThat(commands.run("check", "--threshold", "-1").err()).doesNotContain("set by");
    }

    @Test
    void aListThatThereIsNotIsRefusedWithTheOnesThereAre() {
        assertThat(commands.run("watch", "--once", "--lists", "urls,pages").err())
                .startsWith("--lists: there is no list 'pages'; there are sections, urls, failing_urls, clients,"
                        + " networks, status, methods, agents, referrers, hosts, servers.");
    }

    @Test
    void theCommandLineBeatsTheEnvironmentAndTheEnvironmentBeatsTheFile() throws IOException {
        String file = config("index = from-file-*\nfilter.a = section=/a\nfilter.b = method=GET\n");
        assertThat(commands.run("watch", "--once", "--config", file, "--top", "0")
                        .err())
                .startsWith("--top must be from 1 to 1000.");
        environment.put("HTTPMONITOR_TOP", "0");
        assertThat(commands.run("watch", "--once", "--config", config("top = 5\n"))
                        .err())
                .startsWith("--top must be from 1 to 1000 (--top is set by HTTPMONITOR_TOP).");
        assertThat(commands.run("watch", "--once", "--config", file, "--top", "5")
                        .err())
                .doesNotContain("--top");
    }

    @Test
    void verboseSaysWhichFileWasRead() throws IOException {
        String file = config("threshold = 5\n");

        assertThat(commands.run("check", "--verbose", "--config", file).err())
                .contains("The configuration file " + file + " was read.");
    }

    @Test
    void aSecretIsNotShownWhereItIsNoUrl() {
        environment.put("HTTPMONITOR_NOTIFY_SLACK", "http://h/T0KEN\"X");
        Result wrong = commands.run("watch", "--once");

        assertThat(wrong.err())
                .contains("--notify-slack is set by HTTPMONITOR_NOTIFY_SLACK")
                .doesNotContain("T0KEN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wacth                        | There is no command 'wacth'; did you mean 'watch'?",
                "access.log                   | There is no command 'access.log'; to watch a log file, type httpmonitor up --log-file access.log.",
                "watch --thresold 5           | There is no option '--thresold'; did you mean '--threshold'?",
                "watch --thresold=5           | There is no option '--thresold'; did you mean '--threshold'?",
                "--thresold 5                 | There is no option '--thresold'; did you mean '--threshold'?",
                "up access.log                | Unexpected argument 'access.log'; a log file is given with --log-file access.log.",
                "watch access.log             | Unexpected argument 'access.log': httpmonitor watch takes options only.",
                "watch --log-file a.log       | There is no option '--log-file' of watch; it is one of up, doctor.",
                "watch --filter sektion=/a    | There is no field 'sektion' to filter by; did you mean 'section'?",
                "watch --rule a:staus=5xx     | --rule: 'a:staus=5xx' is not a valid rule: there is no field 'staus' to filter by; did you mean 'status'?",
            })
    void whatIsMisspeltIsNamedWithWhatMayBeMeant(String arguments, String sentence) {
        assertWrong(2, sentence, arguments.split(" +", -1));
    }
}
