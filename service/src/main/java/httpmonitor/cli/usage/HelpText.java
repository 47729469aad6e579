package httpmonitor.cli.usage;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The text that {@code --help} shows: options grouped by their {@link Topic}, at most {@value #WIDTH} columns, no word
 * broken, examples as they stand.
 *
 * <p>picocli's own layout breaks lines within URLs and sorts by the alphabet.
 */
public final class HelpText {

    /** The usual width of a terminal. */
    public static final int WIDTH = 80;

    /** Where descriptions begin; a longer term has a line of its own. */
    private static final int COLUMN = 28;

    private final Invocation invocation;
    private final CommandSpec command;
    private final StringBuilder text = new StringBuilder();

    private HelpText(Invocation invocation, CommandSpec command) {
        this.invocation = invocation;
        this.command = command;
    }

    /** The whole help of a command, with line ends. */
    public static String of(Invocation invocation, CommandSpec command) {
        HelpText help = new HelpText(invocation, command);
        help.write();
        return help.text.toString();
    }

    private void write() {
        paragraph(shown(command.usageMessage().header()));
        line("");
        line("Usage: " + synopsis());
        if (command.usageMessage().description().length > 0) {
            line("");
            paragraph(shown(command.usageMessage().description()));
        }
        parameters();
        topics().forEach(this::options);
        commands();
        examples();
    }

    private String synopsis() {
        String parameters = command.positionalParameters().stream()
                .map(parameter ->
                        " " + parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : ""))
                .collect(Collectors.joining());
        return command.parent() == null
                ? invocation.program() + " [COMMAND] [OPTIONS]"
                : invocation.command(command.name()) + " [OPTIONS]" + parameters;
    }

    private void parameters() {
        if (!command.positionalParameters().isEmpty()) {
            line("");
            for (PositionalParamSpec parameter : command.positionalParameters()) {
                entry(parameter.paramLabel(), parameter.description());
            }
        }
    }

    private Map<Topic, List<OptionSpec>> topics() {
        Map<Topic, List<OptionSpec>> topics = new EnumMap<>(Topic.class);
        command.options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> topics.computeIfAbsent(topic(option), unused -> new ArrayList<>())
                        .add(option));
        return topics;
    }

    /** The topic of the option's field or method, else of its class. */
    static Topic topic(OptionSpec option) {
        Object declared = option.userObject();
        Optional<Topic.Of> own = declared instanceof AnnotatedElement element
                ? Optional.ofNullable(element.getAnnotation(Topic.Of.class))
                : Optional.empty();
        Optional<Topic.Of> ofClass = declared instanceof Member member
                ? Optional.ofNullable(member.getDeclaringClass().getAnnotation(Topic.Of.class))
                : Optional.empty();
        return own.or(() -> ofClass).map(Topic.Of::value).orElse(Topic.TASK);
    }

    private void options(Topic topic, List<OptionSpec> options) {
        line("");
        line(topic.heading() + ":");
        for (OptionSpec option : options) {
            String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            entry(String.join(", ", option.names()) + label, option.description());
        }
    }

    private void commands() {
        if (!command.subcommands().isEmpty()) {
            line("");
            line("Commands:");
            command.subcommands().values().stream()
                    .map(CommandLine::getCommandSpec)
                    .forEach(it -> entry(it.name(), it.usageMessage().header()));
        }
    }

    private void examples() {
        for (String example : command.usageMessage().footer()) {
            line(invocation.example(shown(new String[] {example})));
        }
    }

    private void entry(String term, String[] description) {
        List<String> lines = Stream.of(description)
                .flatMap(part -> wrapped(plain(part), WIDTH - COLUMN).stream())
                .toList();
        String start = "  " + term;
        if (start.length() > COLUMN - 2) {
            line(start);
            start = "";
        }
        for (String part : lines) {
            line(start + " ".repeat(COLUMN - start.length()) + part);
            start = "";
        }
    }

    private void paragraph(String words) {
        wrapped(words, WIDTH).forEach(this::line);
    }

    /** Lines of whole words; a word that is longer than a line has its own. */
    public static List<String> wrapped(String words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" +", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** A command's text, which is a format string for picocli; those of options are formatted already. */
    private static String shown(String[] formats) {
        return plain(Arrays.stream(formats)
                .map(format -> String.format(Locale.ROOT, format))
                .collect(Collectors.joining(" ")));
    }

    private static String plain(String markup) {
        return Help.Ansi.OFF.string(markup).stripTrailing();
    }
}
