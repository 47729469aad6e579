package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import httpmonitor.cli.Commands.Result;
import httpmonitor.cli.usage.HelpText;
import httpmonitor.console.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

class HelpTest {

    private final Commands commands = new Commands(Map.of());

    static List<CommandLine> everyCommand() {
        return List.copyOf(
                new CommandLine(new HttpMonitorCommand()).getSubcommands().values());
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandHasExamplesThatCanBeParsed(CommandLine command) {
        String name = command.getCommandName();
        String footer =
                String.join("\n", command.getCommandSpec().usageMessage().footer());

        assertThat(footer).containsPattern("Examples?:").containsPattern("(httpmonitor|run.sh) " + name);
        assertThat(commands.run(name, "--help").out()).contains("Example");
        assertThat(commands.run("help", name).out())
                .isEqualTo(commands.run(name, "--help").out());
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyTextIsAFormatThatHolds(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        List<String> texts = new ArrayList<>(List.of(usage.footer()));
        texts.addAll(List.of(usage.description()));
        texts.addAll(List.of(usage.header()));

        for (String text : texts) {
            assertThatCode(() -> text.formatted()).as(text).doesNotThrowAnyException();
        }
    }

    @Test
    void helpAboutWhatIsNoCommandIsWrongUsage() {
        Result wrong = commands.run("help", "wacth");

        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).startsWith("There is no command 'wacth'; did you mean 'watch'?");
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void helpFitsAnOrdinaryTerminalAndBreaksNoWord(CommandLine command) {
        String help = commands.run(command.getCommandName(), "--help").out();

        assertThat(help.lines()).allMatch(line -> line.length() <= HelpText.WIDTH);
        assertThat(help).doesNotContain("%%", "${");
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertThat(help).contains("  " + String.join(", ", option.names()));
        }
    }

    @Test
    void optionsStandUnderWhatTheyAreFor() {
        String help = commands.run("watch", "--help").out();

        assertThat(help)
                .containsSubsequence(
                        "Usage: httpmonitor watch [OPTIONS]\n",
                        "\nOptions:\n",
                        "--interval DURATION",
                        "\nAlert rules:\n",
                        "--threshold RATE",
                        "\nWhich hits count:\n",
                        "--filter FIELD=VALUE",
                        "\nDisplay:\n",
                        "--zone ZONE",
                        "\nNotifications and metrics:\n",
                        "--metrics-port PORT",
                        "\nElasticsearch:\n",
                        "--es-url URL",
                        "http://127.0.0.1:9200",
                        "\nGeneral:\n",
                        "--config FILE",
                        "\nExamples:\n");
    }

    @Test
    void wordsAreNotBroken() {
        assertThat(HelpText.wrapped("see http://127.0.0.1:9200/ there", 10))
                .containsExactly("see", "http://127.0.0.1:9200/", "there");
    }

    @Test
    void theVersionNamesTheStack() {
        assertThat(commands.run("--version").out()).contains("HttpMonitor ", "Elasticsearch client", "Java ");
    }
}
