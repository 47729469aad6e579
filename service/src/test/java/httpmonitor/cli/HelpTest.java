package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import httpmonitor.cli.Commands.Result;
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
    void theManualPageHasEveryCommandAndOption() {
        String page = commands.run("help", "--man").out();

        assertThat(page).startsWith(".TH \"HTTPMONITOR\" \"1\"");
        for (CommandLine command : everyCommand()) {
            assertThat(page).contains(".SS \"" + command.getCommandName() + "\"");
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(page).contains(option.longestName().replace("-", "\\-"));
            }
        }
    }

    @Test
    void noTextOfTheManualPageIsTakenForAMacro() {
        assertThat(commands.run("help", "--man").out().lines())
                .allMatch(line -> !line.startsWith("'"))
                .filteredOn(line -> line.startsWith("."))
                .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|PP|nf|fi)( .*)?"));
    }

    @Test
    void helpAboutWhatIsNoCommandIsWrongUsage() {
        Result wrong = commands.run("help", "wacth");

        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).startsWith("There is no command 'wacth'.");
    }

    @Test
    void theVersionNamesTheStack() {
        assertThat(commands.run("--version").out()).contains("HttpMonitor ", "Elasticsearch client", "Java ");
    }
}
