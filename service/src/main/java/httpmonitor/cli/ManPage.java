package httpmonitor.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page in the language of man(7), made from what {@code --help} is made from. */
final class ManPage {

    private static final String AFTER_COMMANDS = """
            .SH ENVIRONMENT
            Every option may also stand in the environment, as HTTPMONITOR_ and its name in capitals: \\-\\-es\\-url is HTTPMONITOR_ES_URL.
            Secrets may be in files that HTTPMONITOR_PASSWORD_FILE and HTTPMONITOR_API_KEY_FILE name.
            The command line beats the environment, the environment beats the configuration file.
            The options of generate come from the command line only.
            .PP
            NO_COLOR, when not empty, turns colours off.
            .SH FILES
            .TP
            httpmonitor.properties
            Options by name, in the working folder or in ~/.config/httpmonitor/.
            .TP
            data/store.properties
            Address, user and password of the embedded store; used where no \\-\\-es\\-url is given.
            .SH EXIT STATUS
            0 done, 1 failed while running, 2 wrong usage, 130 stopped by Ctrl\\-C.
            The command check has 0 quiet, 2 firing, 3 everything else.
            """;

    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    /** The whole page, with line ends. */
    static String of(CommandLine program) {
        ManPage man = new ManPage();
        man.write(program);
        return man.page.toString();
    }

    private void write(CommandLine program) {
        CommandSpec spec = program.getCommandSpec();
        macro("TH", "HTTPMONITOR", "1", "", version(program), "");
        macro("SH", "NAME");
        text("httpmonitor - " + decapitalized(shown(oneLine(spec.usageMessage().header()))));
        macro("SH", "SYNOPSIS");
        text("httpmonitor [COMMAND] [OPTION]...");
        macro("SH", "DESCRIPTION");
        text(shown(oneLine(spec.usageMessage().description())));
        options(spec);
        macro("SH", "COMMANDS");
        commands(program).forEach(this::command);
        page.append(AFTER_COMMANDS);
    }

    private static Stream<CommandLine> commands(CommandLine program) {
        return program.getSubcommands().values().stream().distinct();
    }

    private static String version(CommandLine program) {
        return program.getCommandSpec().version().length == 0
                ? "HttpMonitor"
                : program.getCommandSpec().version()[0];
    }

    private void command(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        UsageMessageSpec usage = spec.usageMessage();
        macro("SS", spec.name());
        text(shown(oneLine(usage.header())));
        text(shown(oneLine(usage.description())));
        options(spec);
        examples(List.of(usage.footer()));
    }

    private void options(CommandSpec spec) {
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            entry(parameter.paramLabel(), parameter.description());
        }
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                entry(String.join(", ", option.names()) + label(option), option.description());
            }
        }
    }

    private static String label(OptionSpec option) {
        return option.arity().max() == 0 ? "" : " " + option.paramLabel();
    }

    private void entry(String term, String[] description) {
        macro("TP");
        page.append("\\fB").append(escaped(term)).append("\\fR\n");
        text(oneLine(description));
    }

    private void examples(List<String> footer) {
        macro("PP");
        macro("nf");
        footer.stream().filter(line -> !line.isBlank()).map(ManPage::shown).forEach(this::text);
        macro("fi");
    }

    private void macro(String name, String... arguments) {
        page.append('.').append(name);
        for (String argument : arguments) {
            page.append(" \"").append(escaped(argument)).append('"');
        }
        page.append('\n');
    }

    private void text(String line) {
        if (!line.isEmpty()) {
            // A line that begins with a dot or a quote would be a macro.
            page.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "")
                    .append(escaped(line))
                    .append('\n');
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    }

    private static String oneLine(String[] paragraphs) {
        String joined = Stream.of(paragraphs).collect(Collectors.joining(" "));
        return Help.Ansi.OFF.string(joined).strip();
    }

    /** What picocli shows of a text that it takes for a format, as those of commands are and those of options, once asked for, no longer. */
    private static String shown(String format) {
        return String.format(Locale.ROOT, format).replace(System.lineSeparator(), " ");
    }

    private static String decapitalized(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
