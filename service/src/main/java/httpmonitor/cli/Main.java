package httpmonitor.cli;

import httpmonitor.alert.suggest.AlertBudget;
import httpmonitor.cli.options.AlertBudgets;
import httpmonitor.cli.options.CommonOptions;
import httpmonitor.cli.options.PointInTime;
import httpmonitor.cli.usage.ConfigFile;
import httpmonitor.cli.usage.Decimals;
import httpmonitor.cli.usage.HelpText;
import httpmonitor.cli.usage.Invocation;
import httpmonitor.cli.usage.KnownSettings;
import httpmonitor.cli.usage.OptionDefaults;
import httpmonitor.cli.usage.WrongUsage;
import httpmonitor.console.Diagnostics;
import httpmonitor.console.ExitCode;
import httpmonitor.console.Messages;
import httpmonitor.console.Sentence;
import httpmonitor.traffic.DurationText;
import httpmonitor.view.text.CheckResult;
import httpmonitor.view.text.Printable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TraceLevel;
import picocli.CommandLine.TypeConversionException;

/** The one entry point: finds the command, turns causes into sentences and outcomes into exit codes. */
public final class Main {

    private static final Set<String> ROOT_OPTIONS = Set.of("-h", "--help", "-V", "--version");

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Messages.install();
        Diagnostics.start(false);
        System.exit(run(args, System.getenv(), new PrintWriter(System.out, false, StandardCharsets.UTF_8), stderr()));
    }

    /** Runs one command with the given environment and writers; both writers are flushed. */
    static int run(String[] args, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        try {
            CommandLine line = commandLine(args, environment, out, err);
            int code = line.execute(withCommand(args));
            return out.checkError() ? unwritten(line, code, err) : code;
        } finally {
            err.flush();
        }
    }

    /**
     * The exit code after standard output failed: a success becomes a failure, and a check's result becomes unknown.
     */
    private static int unwritten(CommandLine line, int code, PrintWriter err) {
        ParseResult parsed = line.getParseResult();
        CommandSpec called = parsed == null ? line.getCommandSpec() : WrongUsage.called(parsed);
        int failed = called.exitCodeOnExecutionException();
        if (code == ExitCode.DONE || failed == CheckResult.UNKNOWN) {
            err.println("The result cannot be written: standard output is closed, or its disk is full.");
            return failed;
        }
        return code;
    }

    private static CommandLine commandLine(
            String[] args, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        Invocation invocation = Invocation.current();
        OptionDefaults defaults = new OptionDefaults(
                environment, () -> ConfigFile.find(args, environment, said -> err.println(Printable.of(said))));
        // picocli's warnings quote the values of options, even secrets, and do not go through our writers.
        CommandLine.tracer().setLevel(TraceLevel.OFF);
        CommandLine line = new CommandLine(new HttpMonitorCommand());
        line.setOut(out).setErr(err);
        line.registerConverter(AlertBudget.class, converter(AlertBudgets::parse));
        line.registerConverter(BigDecimal.class, converter(Decimals::parse));
        line.registerConverter(Duration.class, converter(DurationText::parse));
        line.registerConverter(PointInTime.class, converter(PointInTime::parse));
        line.registerConverter(ZoneId.class, converter(Main::zone));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setHelpSectionKeys(List.of("help"));
        line.setHelpSectionMap(Map.of("help", help -> HelpText.of(invocation, help.commandSpec())));
        line.setParameterExceptionHandler(new WrongUsage(invocation, defaults)::handle);
        line.setExecutionExceptionHandler(Main::failed);
        line.setExecutionStrategy(parsed -> execute(parsed, defaults));
        if (!asksForHelp(args)) {
            line.setDefaultValueProvider(defaults);
        }
        return line;
    }

    /** A converter for picocli; the parser's message is for the user. */
    static <T> ITypeConverter<T> converter(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(Objects.requireNonNull(e.getMessage()));
            }
        };
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time zone: write it like UTC, Europe/Berlin or +02:00", e);
        }
    }

    /** Whether the user asks for help, which is given even where a setting is invalid. */
    private static boolean asksForHelp(String[] args) {
        return (args.length > 0 && args[0].equals("help")) || Stream.of(args).anyMatch(ROOT_OPTIONS::contains);
    }

    /** Runs the command; refuses settings that no option has. */
    private static int execute(ParseResult parsed, OptionDefaults defaults) {
        CommandLine called = WrongUsage.called(parsed).commandLine();
        if (called.getDefaultValueProvider() != null) {
            new KnownSettings(parsed.commandSpec().commandLine())
                    .objection(defaults)
                    .ifPresent(wrong -> {
                        throw new ParameterException(called, wrong);
                    });
            if (CommonOptions.verbose(called)) {
                called.getErr().println(Printable.of(defaults.file().sentence()));
            }
        }
        return new RunLast().execute(parsed);
    }

    /** Adds {@code up} where no command is given, also before options. */
    private static String[] withCommand(String[] args) {
        if (args.length > 0 && (!args[0].startsWith("-") || ROOT_OPTIONS.contains(args[0]))) {
            return args;
        }
        List<String> withUp = new ArrayList<>(List.of(args));
        withUp.addFirst("up");
        return withUp.toArray(String[]::new);
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        line.getErr().println(Sentence.of(e));
        if (CommonOptions.verbose(line)) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            trace.toString().replace("\t", "    ").lines().map(Printable::of).forEach(line.getErr()::println);
        }
        return line.getCommandSpec().exitCodeOnExecutionException();
    }

    private static PrintWriter stderr() {
        return new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    }
}
