package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.cli.options.PointInTime;
import httpmonitor.cli.usage.Decimals;
import httpmonitor.console.ExitCode;
import httpmonitor.traffic.DurationText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class GenerateCommandTest {

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void back_dated_traffic_goes_to_the_file_at_once() throws IOException {
        Path log = folder.resolve("new/access.log");

        int code = run("--output", log.toString(), "--from", "2026-11-21T12:00:00Z", "--duration", "1m", "--seed", "7");

        assertThat(code).isZero();
        assertThat(Files.readAllLines(log)).hasSize(1_200);
        assertThat(err).hasToString("Wrote 1200 lines to " + log + "." + System.lineSeparator());
    }

    @Test
    void live_traffic_is_announced_with_its_rate_and_its_file() {
        String log = folder.resolve("live.log").toString();

        run("--output", log, "--rate", "1000", "--lines", "1");

        assertThat(err.toString())
                .startsWith("Writing 1000 hits per second to " + log + "; Ctrl-C stops it earlier.")
                .endsWith("Wrote 1 lines to " + log + "." + System.lineSeparator());
    }

    @Test
    void the_same_seed_gives_the_same_bytes() throws IOException {
        Path first = folder.resolve("1.log");
        Path second = folder.resolve("2.log");
        for (Path log : new Path[] {first, second}) {
            run(
                    "--output",
                    log.toString(),
                    "--from",
                    "1795262400",
                    "--to",
                    "1795263000",
                    "--burst",
                    "60x3m@10m",
                    "--seed",
                    "-3");
        }
        assertThat(first).hasSameBinaryContentAs(second).isNotEmptyFile();
    }

    @Test
    void a_csv_file_gets_one_header_however_often_it_is_appended_to() throws IOException {
        Path log = folder.resolve("a.csv");
        for (int i = 0; i < 2; i++) {
            run("--output", log.toString(), "--format", "csv", "--from", "-1h", "--lines", "10");
        }
        assertThat(Files.readAllLines(log))
                .hasSize(21)
                .filteredOn(line -> line.startsWith("\"remotehost\""))
                .hasSize(1);
    }

    @Test
    void a_log_is_kept_up_to_a_size() throws IOException {
        Path log = folder.resolve("a.log");
        assertThat(run("--output", log.toString(), "--from", "-1h", "--lines", "20000", "--keep", "1MB"))
                .isZero();
        assertThat(Files.size(log)).isBetween(1L, 1L << 20);
        assertThat(folder.resolve("a.log.1")).exists();
        assertThat(run("--output", log.toString(), "--lines", "1", "--keep", "much"))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void another_log_is_replayed() throws IOException {
        Path old = Files.writeString(
                folder.resolve("old.log"), "10.0.0.1 - - [02/Mar/2019:10:11:12 +0000] \"GET /a HTTP/1.1\" 200 5\n");
        Path log = folder.resolve("access.log");

        assertThat(run("--replay", old.toString(), "--output", log.toString())).isZero();

        assertThat(log).content().contains("GET /a HTTP/1.1").doesNotContain("2019");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "--rate -1                | A rate must not be negative, not -1",
                "--rate 1e999999999       | Invalid value for option '--rate': '1e999999999' is not a number: write it like 10 or 0.5",
                "--rate 0                 | A rate of 0 without bursts would never write a line",
                "--burst 60               | A burst must be written as RATExDURATION@EVERY, such as 60x3m@10m, not '60'",
                "--burst 60x3@10m         | '3' is not a duration: write it like 500ms, 10s, 2m, 1h or 7d",
                "--errors 2               | A share must be a percentage from 0% to 100%, such as 2%, not '2'",
                "--format xml             | The format must be combined, common, vhost, csv, json, json-caddy, w3c or haproxy, not 'xml'",
                "--from -1h --to -2h      | --from must be before --to",
                "--from +1h               | --from must be before --to (default: now)",
                "--to -1h                 | --to needs --from or --duration",
                "--speed 2                | --speed needs --replay",
                "--replay x --rate 5      | --rate does not go with --replay, whose lines are there already",
                "--lines 0                | --lines must be at least 1",
            })
    void wrong_usage_is_reported_in_a_sentence(String arguments, String sentence) {
        int code = run(arguments.split(" +", -1));

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith(sentence);
    }

    @Test
    void a_log_is_not_replayed_into_itself() throws IOException {
        String log = Files.writeString(folder.resolve("a.log"), "x\n").toString();

        assertThat(run("--replay", log, "--output", log)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("--replay and --output are the same file");
    }

    @Test
    void a_log_that_is_not_there_is_a_failure() {
        String log = folder.resolve("none.log").toString();

        assertThat(run("--replay", log, "--output", folder.resolve("a.log").toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("Cannot read " + log + ", the log to replay");
    }

    @Test
    void a_folder_in_the_place_of_the_log_is_a_failure() {
        assertThat(run("--output", folder.toString(), "--lines", "1")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("Cannot write to " + folder + ": it is a folder; name a file in it");
    }

    private int run(String... arguments) {
        var line = new CommandLine(new GenerateCommand());
        line.registerConverter(BigDecimal.class, Main.converter(Decimals::parse));
        line.registerConverter(Duration.class, Main.converter(DurationText::parse));
        line.registerConverter(PointInTime.class, Main.converter(PointInTime::parse));
        line.setErr(new PrintWriter(err, true));
        line.setParameterExceptionHandler((e, args) -> {
            err.append(e.getMessage());
            return ExitCode.USAGE;
        });
        line.setExecutionExceptionHandler((e, it, parsed) -> {
            err.append(e.getMessage());
            return ExitCode.FAILED;
        });
        return line.execute(arguments);
    }
}
