package httpmonitor.cli;

import httpmonitor.cli.options.TrafficOptions;
import httpmonitor.compression.CompressedContentException;
import httpmonitor.console.ExitCode;
import httpmonitor.console.Home;
import httpmonitor.console.UserException;
import httpmonitor.files.FileReason;
import httpmonitor.generate.GenerateOptions;
import httpmonitor.generate.LogFile;
import httpmonitor.generate.LogGenerator;
import httpmonitor.generate.LogReplay;
import httpmonitor.generate.Pace;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Made-up or replayed traffic, into a log file or standard output. */
@Command(
        name = "generate",
        header = "Write realistic access-log traffic, live or back-dated.",
        description = "Live until stopped, unless --duration or --lines end it; back-dated with --from or --to.",
        footer = {
            "",
            "Examples:",
            "  httpmonitor generate --rate 5 --burst 60x3m@10m",
            "  httpmonitor generate --from -24h --seed 7 --output day.log",
            "  httpmonitor generate --replay old-access.log.gz --speed 10"
        })
final class GenerateCommand extends BaseCommand {

    private static final String STANDARD_OUTPUT = "-";
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,8})([kmg])b?");

    @Mixin
    private TrafficOptions traffic = new TrafficOptions();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The log to append to, - for standard output (default: logs/access.log of the project).")
    private @Nullable String output;

    @Option(
            names = "--keep",
            paramLabel = "SIZE",
            description = "Rename the log to FILE.1 when it has this size, such as 64MB, and begin a new one (default:"
                    + " never).")
    private @Nullable String keep;

    private final Pace pace = Pace.SYSTEM;

    @Override
    public Integer call() throws Exception {
        Optional<LogReplay.Options> replay = traffic.replay(pace.now());
        try {
            return replay.isPresent() ? replay(replay.get()) : generate(traffic.generated(pace.now()));
        } catch (IOException e) {
            if (toStandardOutput() && "Broken pipe".equals(e.getMessage())) {
                return ExitCode.DONE; // the reader has closed the pipe, as head does
            }
            throw e;
        }
    }

    private int generate(GenerateOptions options) throws IOException, InterruptedException {
        try (OutputStream out = open(options.content().format().header())) {
            if (traffic.isLive()) {
                say("Writing " + traffic.rateText() + " to " + target() + "; "
                        + (traffic.ends() ? "Ctrl-C stops it earlier." : "stop it with Ctrl-C."));
            }
            return wrote(new LogGenerator(options, out, pace).run());
        }
    }

    private int replay(LogReplay.Options options) throws IOException, InterruptedException {
        if (!Files.isReadable(options.file()) || Files.isDirectory(options.file())) {
            String reason = Files.isDirectory(options.file())
                    ? "it is a folder"
                    : Files.exists(options.file()) ? "access denied" : "it does not exist";
            throw new UserException("Cannot read " + options.file() + ", the log to replay: " + reason);
        }
        if (!toStandardOutput() && Files.exists(path()) && Files.isSameFile(options.file(), path())) {
            throw wrong("--replay and --output are the same file, which would never end");
        }
        try (OutputStream out = open("")) {
            return wrote(LogReplay.run(options, out, pace));
        } catch (CompressedContentException e) {
            throw new UserException("Cannot read " + options.file() + ", the log to replay: " + e.getMessage(), e);
        }
    }

    private int wrote(long lines) {
        say("Wrote " + lines + " lines to " + target() + ".");
        return ExitCode.DONE;
    }

    private String target() {
        return toStandardOutput() ? "standard output" : path().toString();
    }

    private OutputStream open(String header) throws IOException {
        if (toStandardOutput()) {
            // Not a print stream, which would hide that the reader has gone.
            OutputStream stream = new FilterOutputStream(new FileOutputStream(FileDescriptor.out)) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                }

                @Override
                public void close() {
                    // Standard output stays open.
                }
            };
            stream.write(header.getBytes(StandardCharsets.US_ASCII));
            return stream;
        }
        try {
            return new LogFile(path(), header, pace, keptBytes());
        } catch (IOException e) {
            throw new UserException("Cannot write to " + path() + ": " + reason(e), e);
        }
    }

    private long keptBytes() {
        if (keep == null) {
            return Long.MAX_VALUE;
        }
        Matcher size = SIZE.matcher(keep.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw wrong("--keep is a size such as 64MB or 1GB, not '" + keep + "'");
        }
        return Long.parseLong(size.group(1)) << (10 * ("kmg".indexOf(size.group(2)) + 1));
    }

    private String reason(IOException e) {
        if (Files.isDirectory(path())) {
            return "it is a folder; name a file in it";
        }
        return e instanceof NoSuchFileException file ? file.getFile() + " cannot be created" : FileReason.of(e);
    }

    private boolean toStandardOutput() {
        return STANDARD_OUTPUT.equals(output);
    }

    private Path path() {
        return output == null ? Home.path().resolve("logs").resolve("access.log") : Path.of(output);
    }
}
