package httpmonitor.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.alert.AlertState;
import httpmonitor.poller.tick.AlertReport.Blind;
import httpmonitor.poller.tick.TestReports;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.SampleTraffic;
import httpmonitor.view.csv.CsvOutput;
import httpmonitor.view.csv.CsvRow;
import httpmonitor.view.csv.CsvText;
import httpmonitor.view.json.ExplainJson;
import httpmonitor.view.json.JsonOutput;
import httpmonitor.view.json.SuggestJson;
import httpmonitor.view.report.BacktestOutputTest;
import httpmonitor.view.report.ExplainReport;
import httpmonitor.view.report.ExplainTable;
import httpmonitor.view.report.SuggestReport;
import httpmonitor.view.report.SuggestTable;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Log lines are written by strangers: nothing of them may steer a terminal, a spreadsheet or a parser. */
class HostileTextTest {

    private static final long SEED = 4711;
    private static final int ROUNDS = 300;

    /**
     * Control characters but for the line feed, format characters, separators of lines, surrogates, and what has no
     * meaning.
     */
    private static final Pattern HARMFUL =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}&&[^\\n]]");

    private static final Pattern SGR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final Random random = new Random(SEED);

    @Test
    void noOutputCarriesAControlCharacter() {
        for (int round = 0; round < ROUNDS; round++) {
            TickReport report = report(text(), text(), random.nextBoolean() ? "" : text(), text());

            for (TickOutput output : outputs()) {
                assertThat(output.tick(report))
                        .as("seed %d, round %d", SEED, round)
                        .doesNotContainPattern(HARMFUL);
            }
            String colored = new TableOutput(Layout.DEFAULT, Palette.COLOR).tick(report);
            assertThat(SGR.matcher(colored).replaceAll("")).doesNotContainPattern(HARMFUL);
        }
    }

    @Test
    void noLookBackCarriesAControlCharacterOrIsWiderThanATerminal() {
        for (int round = 0; round < ROUNDS; round++) {
            SuggestReport suggested = BacktestOutputTest.suggested(text(), text());
            ExplainReport explained = BacktestOutputTest.explained(text(), text());
            List<String> tables = List.of(
                    new SuggestTable(Layout.DEFAULT, Palette.NONE).thresholds(List.of(suggested)),
                    new ExplainTable(Layout.DEFAULT, Palette.NONE, Glyphs.BLOCKS).explained(List.of(explained)));

            assertThat(tables)
                    .as("seed %d, round %d", SEED, round)
                    .allSatisfy(table -> assertThat(table.lines())
                            .allMatch(line -> DisplayWidth.of(line) <= Layout.DEFAULT.width()));
            assertThat(tables).allSatisfy(table -> assertThat(table).doesNotContainPattern(HARMFUL));
            assertThat(new SuggestJson().thresholds(List.of(suggested))).matches("[ -~]*\n");
            assertThat(new ExplainJson().explained(List.of(explained))).matches("[ -~]*\n");
        }
    }

    @Test
    void aTextCannotAddALine() {
        long lines = new TableOutput(Layout.DEFAULT, Palette.NONE)
                .tick(report("a", "b", "c", "d"))
                .lines()
                .count();

        assertThat(new TableOutput(Layout.DEFAULT, Palette.NONE)
                        .tick(report("a\n", "\r\nb", "c\u2028", "\u0085d"))
                        .lines())
                .hasSize((int) lines);
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        for (int round = 0; round < ROUNDS; round++) {
            int width = Layout.LEAST_WIDTH + random.nextInt(120);
            Frame frame = new TickFrame(new Layout(width, ZoneOffset.UTC, 10))
                    .of(report(text(), text(), random.nextBoolean() ? "" : text(), text()));

            assertThat(frame.lines())
                    .as("seed %d, round %d", SEED, round)
                    .allMatch(line -> DisplayWidth.of(line.text(Palette.NONE)) <= width);
        }
    }

    @Test
    void jsonIsReadBackAsItWas() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            String section = text();
            String client = text();
            String json = new JsonOutput(10, Set.of()).tick(report(section, client, "", ""));
            JsonNode tick = new ObjectMapper().readTree(json);

            assertThat(json).matches("[ -~]*\n");
            assertThat(tick.get("sections").get(0).get("section").asText()).isEqualTo(section);
            assertThat(tick.get("top_sections").get(0).get("section").asText()).isEqualTo(section);
            assertThat(tick.get("clients").get(0).get("client").asText()).isEqualTo(client);
        }
    }

    @Test
    void csvIsReadBackAsItWasMadePrintable() {
        for (int round = 0; round < ROUNDS; round++) {
            String section = text();
            List<List<String>> rows =
                    CsvReader.read(CsvRow.header() + new CsvOutput(10).tick(report(section, "c", "", "")));

            assertThat(rows).allMatch(cells -> cells.size() == rows.getFirst().size());
            assertThat(rows)
                    .filteredOn(cells -> cells.get(1).equals("section"))
                    .extracting(cells -> cells.get(2))
                    .containsExactly(CsvText.cell(section));
        }
    }

    private static List<TickOutput> outputs() {
        return List.of(new TableOutput(Layout.DEFAULT, Palette.NONE), new JsonOutput(10, Set.of()), new CsvOutput(10));
    }

    private static TickReport report(String section, String client, String reason, String note) {
        AlertState state = Samples.FIRING;
        Optional<Blind> blind = reason.isEmpty() ? Optional.empty() : Optional.of(new Blind(Samples.NOON, reason));
        return TestReports.tick(
                Samples.RANGE,
                0,
                Optional.of(Samples.snapshot(
                        Samples.interval(
                                List.of(SampleTraffic.group(section, 1, 1, 0, 0)),
                                List.of(SampleTraffic.group(client, 1, 1, 0, 0)),
                                false),
                        Samples.totals(true, section, 1L))),
                List.of(TestReports.alert(Samples.RULE, Optional.of(state), OptionalLong.of(1), blind)),
                List.of(),
                List.of(),
                TickReport.Ingest.UNKNOWN,
                Duration.ZERO,
                List.of(note));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.appendCodePoint(codePoint());
        }
        return text.toString();
    }

    private int codePoint() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> 0x7f + random.nextInt(0x21);
            case 2 -> 0x2000 + random.nextInt(0x70);
            case 3 -> 0xd800 + random.nextInt(0x800);
            case 4 -> 0x300 + random.nextInt(0x70);
            case 5 -> random.nextInt(0x10000);
            case 6 -> random.nextInt(Character.MAX_CODE_POINT + 1);
            default -> "=+-@\"',\\ /a中😀".codePoints().toArray()[random.nextInt(13)];
        };
    }
}
