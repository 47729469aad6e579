package httpmonitor.cli;

import httpmonitor.alert.AlertBudget;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
            return commandLine(args, environment, out, err).execute(withCommand(args));
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static CommandLine commandLine(
            String[] args, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new HttpMonitorCommand());
        line.setOut(out).setErr(err);
        line.registerConverter(AlertBudget.class, AlertBudgets::parse);
        line.registerConverter(BigDecimal.class, Decimals::parse);
        line.registerConverter(Duration.class, Durations::parse);
        line.registerConverter(PointInTime.class, PointInTime::parse);
        line.registerConverter(ZoneId.class, Zones::parse);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setUsageHelpLongOptionsMaxWidth(30);
        line.setParameterExceptionHandler(Main::wrongUsage);
        line.setExecutionExceptionHandler(Main::failed);
        line.setDefaultValueProvider(new OptionDefaults(environment, () -> ConfigFile.find(args, environment)));
        return line;
    }

    /** No command means {@code up}, also where its options are given. */
    private static String[] withCommand(String[] args) {
        if (args.length > 0 && (!args[0].startsWith("-") || ROOT_OPTIONS.contains(args[0]))) {
            return args;
        }
        List<String> withUp = new ArrayList<>(List.of(args));
        withUp.addFirst("up");
        return withUp.toArray(String[]::new);
    }

    private static int wrongUsage(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        CommandSpec command = e.getCommandLine().getCommandSpec();
        err.println(reason(e));
        err.println("Try '" + command.qualifiedName() + " --help'.");
        return command.exitCodeOnInvalidInput();
    }

    private static String reason(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && e.getCommandLine().getParent() == null
                && !unmatched.getUnmatched().isEmpty()) {
            return Sentence.of(
                    "there is no command '" + unmatched.getUnmatched().getFirst() + "'");
        }
        // A default that could not be read arrives as its option's fault.
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof UserException)) {
            cause = cause.getCause();
        }
        return Sentence.of(cause instanceof UserException ? cause : e);
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        line.getErr().println(Sentence.of(e));
        if (CommonOptions.verbose(line)) {
            e.printStackTrace(line.getErr());
        }
        return line.getCommandSpec().exitCodeOnExecutionException();
    }

    private static PrintWriter stderr() {
        return new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    }
}
