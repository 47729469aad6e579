package httpmonitor.cli.usage;

import httpmonitor.cli.usage.OptionDefaults.Found;
import httpmonitor.console.Nearest;
import httpmonitor.console.Sentence;
import httpmonitor.console.UserException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports wrong usage: what is wrong, in which option, variable or file, and the nearest correct name.
 *
 * @param defaults the origin of values that were not on the command line
 */
public record WrongUsage(Invocation invocation, OptionDefaults defaults) {

    private static final Pattern CHOICE =
            Pattern.compile("(?s)(.*: )expected one of \\[(.*)\\] \\(case-insensitive\\) but was '(.*)'");

    /** Prints the sentence and the hint, and returns the exit code. */
    public int handle(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(Sentence.of(sentence(e)));
        String command = line.getParent() == null
                ? invocation.program()
                : invocation.command(line.getCommandSpec().name());
        err.println("Try '" + command + " --help'.");
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    private String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(e.getCommandLine(), unmatched.getUnmatched().getFirst());
        }
        // picocli reports an unreadable default as a fault of its option.
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof UserException)) {
            cause = cause.getCause();
        }
        if (cause instanceof UserException) {
            return Sentence.of(cause);
        }
        String said = String.valueOf(e.getMessage());
        return inOurWords(said) + origins(e, said);
    }

    /** Replaces names of choices by the words that users type. */
    private static String inOurWords(String said) {
        Matcher choice = CHOICE.matcher(said);
        return choice.matches()
                ? choice.group(1) + "'" + choice.group(3) + "' is none of "
                        + choice.group(2).toLowerCase(Locale.ROOT)
                : said;
    }

    private String unmatched(CommandLine line, String word) {
        if (word.startsWith("-")) {
            return unknownOption(line, word.replaceFirst("(?s)=.*", ""));
        }
        if (line.getParent() == null) {
            return looksLikeALog(word)
                    ? "there is no command '" + word + "'; to watch a log file, type " + invocation.program()
                            + " up --log-file " + word
                    : "there is no command '" + word + "'"
                            + Nearest.question(word, line.getSubcommands().keySet());
        }
        String name = line.getCommandSpec().name();
        boolean takesLogs = line.getCommandSpec().findOption("--log-file") != null;
        return "unexpected argument '" + word + "'"
                + (takesLogs && looksLikeALog(word)
                        ? "; a log file is given with --log-file " + word
                        : ": " + invocation.command(name) + " takes options only");
    }

    private static boolean looksLikeALog(String word) {
        try {
            return word.contains("/") || word.contains(".") || Files.exists(Path.of(word));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String unknownOption(CommandLine line, String option) {
        List<String> others = new ArrayList<>();
        if (line.getParent() != null) {
            line.getParent().getSubcommands().forEach((name, command) -> {
                if (command.getCommandSpec().findOption(option) != null) {
                    others.add(name);
                }
            });
        }
        String said = "there is no option '" + option + "'";
        if (others.isEmpty()) {
            return said
                    + Nearest.question(
                            option, line.getCommandSpec().optionsMap().keySet());
        }
        return said + " of " + line.getCommandSpec().name() + "; it is one of " + String.join(", ", others);
    }

    /** The origins of values in the sentence that were not typed. */
    private String origins(ParameterException e, String said) {
        Map<String, String> origins = new TreeMap<>();
        CommandLine line = e.getCommandLine();
        for (OptionSpec option : line.getCommandSpec().options()) {
            defaults.find(option)
                    .filter(found -> isAbout(e, said, option, found))
                    .ifPresent(found -> origins.put(option.longestName(), found.origin()));
        }
        // What is missing is missing on the command line.
        if (origins.isEmpty() || e instanceof MissingParameterException) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        origins.forEach((option, origin) -> parts.add(option + " is set by " + origin));
        return " (" + String.join(", ", parts) + ")";
    }

    private static boolean isAbout(ParameterException e, String said, OptionSpec option, Found found) {
        Optional<ArgSpec> faulty = Optional.ofNullable(e.getArgSpec());
        if (faulty.isPresent() && e.getValue() != null) {
            // The same option may also be on the command line: the value shows which one is wrong.
            return faulty.get().equals(option) && found.value().lines().anyMatch(e.getValue()::equals);
        }
        return !isTyped(e.getCommandLine(), option)
                && faulty.map(option::equals).orElseGet(() -> names(said, option));
    }

    private static boolean isTyped(CommandLine line, OptionSpec option) {
        return line.getParseResult() != null && line.getParseResult().hasMatchedOption(option);
    }

    /** Whether a sentence names an option. */
    private static boolean names(String said, OptionSpec option) {
        String words = OptionDefaults.name(option).replace('-', ' ');
        String text = said.toLowerCase(Locale.ROOT);
        return text.contains(option.longestName()) || text.matches("(?s).*\\b" + words + "\\b.*");
    }

    /** The command that was called, the innermost one. */
    public static CommandSpec called(CommandLine.ParseResult parsed) {
        CommandLine.ParseResult at = parsed;
        while (at.hasSubcommand()) {
            at = at.subcommand();
        }
        return at.commandSpec();
    }
}
