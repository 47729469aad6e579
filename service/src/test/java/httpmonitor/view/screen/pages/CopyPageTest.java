package httpmonitor.view.screen.pages;

import static httpmonitor.view.screen.Scene.NOON;
import static httpmonitor.view.screen.Scene.press;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.traffic.TrafficFilter;
import httpmonitor.view.screen.Scene;
import httpmonitor.view.screen.pages.Elsewhere.ServedPage;
import httpmonitor.view.screen.pages.Elsewhere.Setting;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Palette;
import httpmonitor.view.text.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is copied is run as it stands, by a real shell. */
class CopyPageTest {

    private static final long SEED = Long.getLong("copy.seed", 4711);
    private static final List<Setting> STORE = List.of(new Setting("--data", "/srv/it's data"));
    private static final ServedPage PAGE = new ServedPage(
            "http://127.0.0.1:8911/",
            (range, filter) -> "http://127.0.0.1:8911/?from=" + range.from(),
            Optional.empty());

    private static List<String> copied(Elsewhere elsewhere, int columns, int rows, String... keys) {
        ScreenState state = PagesTest.answered(Scene.opened(), NOON);
        for (String key : keys) {
            state = PagesTest.answered(press(state, key), NOON);
        }
        return new ScreenFrame(new Look("access-log-*", TrafficFilter.NONE, ZoneOffset.UTC, Glyphs.BLOCKS, elsewhere))
                .of(state, new Size(columns, rows), NOON.plusSeconds(4)).lines().stream()
                        .map(line -> line.text(Palette.NONE))
                        .toList();
    }

    private static Elsewhere elsewhere(boolean kibana, Optional<ServedPage> page) {
        return new Elsewhere(
                "./run.sh",
                STORE,
                kibana
                        ? Optional.of((range, filters) -> "http://kibana/" + range.from() + "/" + range.to() + "/"
                                + filters.stream().map(TrafficFilter::toString).collect(Collectors.joining("+"))
                                + "/" + "x".repeat(100))
                        : Optional.empty(),
                page);
    }

    /** The lines from the one behind a title on to the next title. */
    private static List<String> below(String title, List<String> frame) {
        int from = frame.indexOf("# " + title) + 1;
        assertThat(from).as("%s in %s", title, frame).isPositive();
        List<String> lines = new ArrayList<>();
        for (String line : frame.subList(from, frame.size())) {
            if (line.startsWith("# ") || line.isEmpty()) {
                break;
            }
            lines.add(line);
        }
        return lines;
    }

    /** The words that a shell makes of a command. */
    private static List<String> words(String shell, List<String> lines) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(shell, "-s").redirectErrorStream(true).start();
        try (OutputStream script = process.getOutputStream()) {
            script.write(("printf '%s\\036' " + String.join("\n", lines) + "\n").getBytes(UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return Arrays.asList(out.split("\u001e"));
    }

    @Test
    void commandsAskTheSameStoreForTheSameHits() throws Exception {
        List<String> frame = copied(elsewhere(false, Optional.empty()), 80, 40, "/status=5xx\n", "2", "\n", "y");

        assertThat(words("sh", below("the figures and lists of this tick", frame)))
                .containsExactly(
                        "./run.sh",
                        "watch",
                        "--data",
                        "/srv/it's data",
                        "--at",
                        "2026-11-21T12:00:00Z",
                        "--interval",
                        "10s",
                        "--filter",
                        "status=5xx",
                        "--filter",
                        "url=/section-0/a/path/that/is/quite/long/page-0.html");
    }

    /** A status of the class that the filter names: both together are the status, not the class. */
    @Test
    void aFilterWithinAFilterIsTheNarrowerOne() {
        List<String> frame = copied(elsewhere(true, Optional.empty()), 200, 60, "/status=4xx\n", "4", "j", "\n", "y");

        assertThat(below("the figures and lists of this tick", frame).getFirst())
                .endsWith("--interval 10s --filter 'status=404'");
        assertThat(String.join("", below("the hits in Kibana", frame))).contains("+status=4xx+status=404/");
    }

    @Test
    void whereNothingElseShowsHitsAPageIsStarted() throws Exception {
        List<String> frame = copied(elsewhere(false, Optional.empty()), 80, 24, "/status=404\n", "8", "y");

        assertThat(words("sh", below("a page that shows these hits", frame)))
                .containsExactly(
                        "./run.sh", "watch", "--data", "/srv/it's data", "--web", "8911", "--filter", "status=404");
    }

    @Test
    void theHitsThemselvesComeFromThePage() throws Exception {
        List<String> frame = copied(elsewhere(true, Optional.of(PAGE)), 80, 40, "/section=/api\n", "8", "y");

        assertThat(words("sh", below("these hits as JSON", frame)))
                .containsExactly(
                        "curl",
                        "-sG",
                        "http://127.0.0.1:8911/api/hits",
                        "-d",
                        "from=2026-11-21T11:59:30Z",
                        "-d",
                        "to=2026-11-21T12:00:00Z",
                        "--data-urlencode",
                        "filter=section=/api");
        assertThat(below("the same on the page", frame))
                .containsExactly("http://127.0.0.1:8911/?from=2026-11-21T11:59:30Z");
        assertThat(String.join("", below("the hits in Kibana, one address in 3 lines", frame)))
                .startsWith("http://kibana/2026-11-21T11:59:30Z/2026-11-21T12:00:00Z/+section=/api/xxx");
        assertThat(copied(
                        elsewhere(false, Optional.of(new ServedPage(PAGE.address(), PAGE.link(), Optional.of("/t")))),
                        200,
                        40,
                        "8",
                        "y"))
                .anyMatch(line -> line.startsWith(
                        "curl -sG --oauth2-bearer \"$(cat /t)\" http://127.0.0.1:8911/api/hits -d from="));
    }

    /** Any value, in lines of any width: a shell makes one word of them. */
    @Test
    void anyValueIsOneWordForTheShell() throws Exception {
        Random random = new Random(SEED);
        int[] characters = "'\"\\$`!*?()[]{}<>|&;# \t\n\r\u0001\u001b\u007f\u202eé😀e\u0301/aZ09"
                .codePoints()
                .toArray();
        for (int round = 0; round < 60; round++) {
            StringBuilder value = new StringBuilder("agent=");
            for (int i = random.nextInt(120); i > 0; i--) {
                value.appendCodePoint(characters[random.nextInt(characters.length)]);
            }
            int columns = 20 + random.nextInt(100);
            List<String> lines = ShellText.lines("  --filter ", value.toString(), columns);

            assertThat(lines).as("seed %d", SEED).allMatch(line -> line.length() <= columns);
            assertThat(lines.stream().map(line -> Span.of(line).text())).isEqualTo(lines);
            assertThat(words("bash", lines)).as("seed %d", SEED).containsExactly("--filter", value.toString());
        }
    }

    @Test
    void whatHasNoRoomIsLeftOutWhole() {
        List<String> frame = copied(elsewhere(true, Optional.of(PAGE)), 60, 15, "8", "y");

        assertThat(frame).hasSize(15);
        assertThat(frame).anyMatch(line -> line.matches("# \\d more on a taller terminal"));
        assertThat(below("these hits as JSON", frame).getLast()).doesNotEndWith("\\");
    }
}
