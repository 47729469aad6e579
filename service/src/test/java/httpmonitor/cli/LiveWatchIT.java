package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import httpmonitor.testing.Tmpfs;
import httpmonitor.testing.Tmux;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built program on a real terminal. The log has 12 hits in each second from five minutes ago until half an hour
 * from now, so that the alert fires; most are for {@code /api} and by one client.
 */
@ExtendWith(RealElasticsearch.class)
@Timeout(300)
class LiveWatchIT {

    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * Clears the screen, sets a title, moves the cursor, changes colours, rings, asks who the terminal is; in C0, in
     * C1, and reversed by a bidi control.
     */
    private static final String HOSTILE =
            "/\u001b[2J\u001b]0;owned\u0007\u001b[31m\u001b[1;1H\u001b[c\u009b2J\u0085\u202e\u2028\u007f\r";

    private static final String CLEAR = "\u001b[2J";

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void ship(ElasticsearchServer server) throws IOException {
        Tmux.require();
        environment.putAll(Commands.environment(server, folder.resolve("data")));
        Path log = folder.resolve("access.log");
        Files.write(log, lines(Instant.now().minusSeconds(300), 2_100), StandardCharsets.UTF_8);
        new Commands(environment).ship(log);
    }

    private static List<String> lines(Instant from, int seconds) {
        List<String> lines = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            String time = LOG_TIME.format(from.plusSeconds(second));
            for (int i = 0; i < 8; i++) {
                lines.add("10.0.0.7 - - [" + time + "] \"GET /api/orders HTTP/1.1\" 200 10 \"-\" \"curl/8.5.0\"");
            }
            lines.add("10.0.0.8 - - [" + time + "] \"GET /pages/a HTTP/1.1\" 500 10 \"-\" \"Mozilla/5.0\"");
            lines.add("10.0.0.9 - - [" + time + "] \"GET " + HOSTILE + " HTTP/1.1\" 200 10 \"-\" \"" + HOSTILE + "\"");
            lines.add(HOSTILE + " - - [" + time + "] \"GET /api/x HTTP/1.1\" 200 10 \"-\" \"-\"");
            lines.add("10.0.0.9 - - [" + time + "] \"" + HOSTILE + "\" 200 10 \"-\" \"-\"");
        }
        return lines;
    }

    /** Starts the program in the terminal's shell, as {@code run.sh} does. */
    private void start(Tmux terminal, String... options) throws IOException {
        Path script = new Commands(environment).script(folder);
        terminal.type("clear; echo before; stty -g > " + folder.resolve("stty-before") + "; LC_ALL=C.UTF-8 sh " + script
                + " " + String.join(" ", options) + "; echo ended with $?; stty -g > " + folder.resolve("stty-after"));
    }

    private void assertTerminalRestored(Tmux terminal, int exitCode) throws IOException {
        List<String> screen = terminal.await("ended with " + exitCode);
        assertThat(screen).contains("before").noneMatch(line -> line.contains("FIRING"));
        terminal.type("echo after");
        terminal.await("\nafter");
        assertThat(folder.resolve("stty-after")).hasSameTextualContentAs(folder.resolve("stty-before"));
    }

    @Test
    void aNewcomerFindsTheClientAndItsUrls() throws IOException {
        try (Tmux terminal = new Tmux(80, 24)) {
            start(terminal, "watch");
            List<String> alert = terminal.await("FIRING", "High traffic generated an alert", "/api", "10.0.0.7");
            assertThat(alert).hasSize(24);
            assertThat(alert.get(0)).startsWith("HttpMonitor  test");

            terminal.keys("?");
            terminal.await("hold what is shown");
            terminal.keys("Tab", "Enter");
            terminal.await("client 10.0.0.7  in this interval", "/api/orders", "curl/8.5.0");
            terminal.keys("Escape");
            terminal.await("> 10.0.0.7");

            terminal.keys("/");
            terminal.type("statsu=5xx");
            terminal.await("there is no field 'statsu'");
            terminal.keys("C-u");
            terminal.type("status=5xx");
            List<String> errors =
                    terminal.await("figures and lists only status=5xx", "hits 10  rate 1.00/s", "10.0.0.8");
            assertThat(errors).anyMatch(line -> line.startsWith("███ FIRING ███ for "));
            assertThat(errors).anyMatch(line -> line.startsWith("High traffic generated an alert"));
            assertThat(errors).noneMatch(line -> line.contains("/api"));

            terminal.keys("[");
            terminal.await("PAST");
            terminal.keys("]", "]"); // a tick between the keys makes it one step more; in the present it does nothing
            terminal.await(" ago  ");

            terminal.keys("q");
            assertTerminalRestored(terminal, 0);
        }
    }

    @Test
    void keysLeadFromAClientToItsHitsAndToFailingUrls() throws IOException {
        try (Tmux terminal = new Tmux(84, 40)) {
            start(terminal, "watch", "--interval", "2s");
            terminal.await("FIRING", "/api");
            terminal.keys("3");
            terminal.await("clients  by hits", "> 10.0.0.7");
            terminal.keys("Enter");
            terminal.await("client 10.0.0.7  in this interval", "> /api/orders", "GET /api/orders  curl/8.5.0");
            terminal.keys("Enter");
            List<String> lines = terminal.await("the newest hits  client 10.0.0.7, url /api/orders", "curl/8.5.0");
            assertThat(lines.stream().filter(line -> line.contains("GET /api/orders")))
                    .hasSizeGreaterThan(5);
            assertThat(lines).noneMatch(line -> line.contains("10.0.0.8"));
            terminal.keys("Escape");
            terminal.await("in this interval");
            terminal.keys("2");
            terminal.await("URLs of the whole site", "> /api/orders");
            terminal.keys("f");
            List<String> failing = terminal.await("failing url", "> /pages/a");
            assertThat(failing).noneMatch(line -> line.contains("/api/orders"));
            terminal.keys("o");
            terminal.await("only url=/pages/a");
            terminal.keys("y");
            terminal.await(" watch ", "--filter 'url=/pages/a'");
            terminal.keys("8");
            terminal.await("the newest hits", "10.0.0.8", "GET /pages/a  Mozilla/5.0");
            terminal.keys("1");
            terminal.keys("z");
            terminal.await(" 1h ");
            terminal.keys("l");
            terminal.await("p95 1h", "no hit of this time has a duration");
            terminal.keys("g");
            terminal.type("yesterday 09:00");
            terminal.await("PAST");
            terminal.keys("q");
            assertTerminalRestored(terminal, 0);
        }
    }

    @Test
    void withoutUtf8EveryCharacterIsAscii() throws IOException {
        try (Tmux terminal = new Tmux(80, 24)) {
            environment.put("LC_ALL", "C");
            environment.put("NO_COLOR", "1");
            start(terminal, "watch", "--interval", "2s");
            terminal.await("### FIRING ###"); // keys before the first frame are echoed
            for (String page : List.of("1", "2", "3", "8", "c", "a", "?")) {
                terminal.keys(page);
                List<String> screen = terminal.await("### FIRING ###");
                assertThat(screen).as(page).allMatch(line -> line.matches("[ -~]*"));
            }
            terminal.keys("Escape");
            terminal.keys("q");
            assertTerminalRestored(terminal, 0);
        }
    }

    @Test
    void theScreenFollowsTheTerminalsSize() throws IOException {
        try (Tmux terminal = new Tmux(80, 24)) {
            start(terminal, "watch", "--interval", "2s");
            terminal.await("FIRING", "? help  q quit");

            terminal.resize(120, 40);
            List<String> large = terminal.await("triggered at", "c changes  y copy");
            assertThat(large).hasSize(40);
            assertThat(large.getLast()).startsWith("? help");
            assertThat(large).anyMatch(line -> line.contains("High traffic generated an alert") && line.endsWith("Z"));

            terminal.resize(40, 10);
            terminal.await("? help  q quit  Enter open");
            List<String> small = terminal.await("FIRING ███ for", "/api");
            assertThat(small).hasSize(10).allMatch(line -> line.length() <= 40);

            terminal.keys("q");
            assertTerminalRestored(terminal, 0);
        }
    }

    /** A resize to the same size: only the signal shows that the terminal may have lost its content. */
    @Test
    void theSignalOfAResizeAloneIsCaught() throws Exception {
        Path written = folder.resolve("written");
        try (Tmux terminal = new Tmux(80, 24)) {
            start(terminal, "watch", "--interval", "2s");
            terminal.await("FIRING", "? help  q quit");
            terminal.record(written);
            terminal.keys("?");
            terminal.await("hold what is shown");
            awaitWritten(written, "hold what is shown");
            assertThat(Files.readString(written)).doesNotContain(CLEAR);

            String pid = Files.readString(folder.resolve("pid")).strip();
            assertThat(new ProcessBuilder("kill", "-WINCH", pid).start().waitFor())
                    .isZero();
            awaitWritten(written, CLEAR);

            terminal.keys("Escape");
            terminal.await("FIRING", "? help  q quit");
            terminal.keys("q");
            assertTerminalRestored(terminal, 0);
        }
    }

    private static void awaitWritten(Path file, String text) throws Exception {
        while (!Files.readString(file).contains(text)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** A terminal that has more rows than all lists. */
    @Test
    void aTallTerminalIsResizedAndTheScreenSuspended() throws IOException {
        try (Tmux terminal = new Tmux(180, 84)) {
            start(terminal, "watch", "--interval", "2s");
            List<String> tall = terminal.await("FIRING", "l latency  p pause");
            assertThat(tall).hasSize(84);
            assertThat(tall.getLast()).startsWith("? help");

            terminal.resize(80, 24);
            terminal.await("? help  q quit  Enter open");
            assertThat(terminal.await("FIRING ███ for", "/api")).hasSize(24);
            terminal.resize(180, 84);
            assertThat(terminal.await("l latency  p pause").getLast()).startsWith("? help");

            terminal.keys("C-z");
            assertThat(terminal.await("before", "Stopped")).noneMatch(line -> line.contains("FIRING"));
            terminal.type("fg");
            assertThat(terminal.await("FIRING", "l latency  p pause").getLast()).startsWith("? help");

            terminal.keys("q");
            // For the shell, the command line ended when the program was suspended; 148 is its code for that.
            // Its last line is that of the alert, and the shell's prompt stands behind it.
            terminal.await("ended with 148", "\nalerts\n", "High traffic generated an alert", "Z\n$");
            terminal.type("echo after");
            assertThat(terminal.await("\nafter")).noneMatch(line -> line.contains("FIRING"));
        }
    }

    @Test
    void ctrlCAndTermRestoreTheTerminal() throws IOException {
        try (Tmux terminal = new Tmux(80, 24)) {
            start(terminal, "watch");
            terminal.await("FIRING");
            terminal.keys("C-c");
            assertTerminalRestored(terminal, 130);

            start(terminal, "watch");
            terminal.await("FIRING");
            long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
            ProcessHandle.of(pid).orElseThrow().destroy();
            assertTerminalRestored(terminal, 143);
        }
    }

    /**
     * JLine unpacks its native library into a folder, and loads it there. Where no folder allows that, it runs
     * {@code stty} instead.
     */
    @Test
    void nothingNeedsToBeExecutableInTheFolderForTemporaryFiles() throws Exception {
        try (Tmpfs temporary = new Tmpfs(folder.resolve("tmp"), "noexec,size=8m");
                Tmux terminal = new Tmux(80, 24)) {
            assumeTrue(temporary.isMounted(), "a file system without execution needs the right to mount one");
            for (String options : List.of("", " -Djline.tmpdir=" + temporary.folder())) {
                environment.put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary.folder() + options);
                start(terminal, "watch", "--interval", "2s");
                terminal.await("FIRING", "? help  q quit");
                terminal.resize(100, 30);
                terminal.await("a alerts  c changes");
                terminal.keys("q");
                terminal.await("ended with 0");
                assertThat(folder.resolve("stty-after")).hasSameTextualContentAs(folder.resolve("stty-before"));
                terminal.resize(80, 24);
            }
        }
    }

    @Test
    void aTerminalThatCannotShowAScreenGetsBlocksOfText() throws Exception {
        environment.put("TERM", "dumb");
        try (Tmux terminal = new Tmux(100, 40)) {
            start(terminal, "watch", "--interval", "2s");
            terminal.await("FIRING", "/api");
            assertThat(terminal.screen()).noneMatch(line -> line.contains("? help"));
            terminal.keys("C-c");
            terminal.await("ended with 130");
        }
    }

    @Test
    void noByteOfALogSteersTheTerminal() throws IOException {
        Path written = folder.resolve("written");
        try (Tmux terminal = new Tmux(120, 40)) {
            terminal.record(written);
            start(terminal, "watch");
            terminal.await("FIRING", "\\x1b[2J");
            for (String key : List.of("?", "Escape", "a", "Escape", "End", "Enter")) {
                terminal.keys(key);
            }
            terminal.await("in this interval");
            terminal.keys("Escape");
            for (int row = 0; row < 4; row++) {
                terminal.await("> ");
                terminal.keys("Down", "Enter");
                terminal.await("in this interval");
                terminal.keys("Escape");
            }
            terminal.keys("q");
            assertTerminalRestored(terminal, 0);

            start(terminal, "watch", "--once");
            terminal.await("ended with 0");
            start(terminal, "watch", "--plain", "--once");
            terminal.await("ended with 0");
        }
        assertHarmless(Files.readString(written, StandardCharsets.UTF_8));
    }

    @Test
    void noOutputFormatCarriesAControlCharacter() {
        Commands commands = new Commands(environment);
        for (String[] command : new String[][] {
            {"watch", "--once"},
            {"watch", "--once", "--plain"},
            {"watch", "--once", "--output", "json"},
            {"watch", "--once", "--output", "csv"},
            {"watch", "--once", "--color", "always", "--filter", "url=" + HOSTILE},
            {"alerts"},
            {"check"}
        }) {
            Commands.Result result = commands.run(command);
            assertHarmless(result.out());
            assertHarmless(result.err());
        }
    }

    /**
     * No control character but line ends, backspaces and tabs of the shell, and the control sequences that are ours.
     */
    private static void assertHarmless(String written) {
        String text = written.replaceAll("\u001b\\[[0-9;?]*[hlmHJKC]", "").replaceAll("\u001b\\[\\?2004[hl]", "");
        assertThat(text).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n\r\t\b]]");
        assertThat(written).doesNotContain("\u001b]").doesNotContain("\u001b[c");
        assertThat(written).doesNotContain("\r\u001b[2J");
    }
}
