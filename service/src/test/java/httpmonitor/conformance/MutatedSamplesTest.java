package httpmonitor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.accesslog.Lines;
import httpmonitor.accesslog.SourceParser;
import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.format.TrustedProxies;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.EntryField;
import httpmonitor.accesslog.line.ParsedLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random changes of every format's samples, with something in front of them: nothing fails, and no client is a part of
 * what stands in front.
 */
class MutatedSamplesTest {
    private static final int MUTATIONS = Integer.getInteger("mutations", 3_000);
    private static final long SEED = Long.getLong("mutation.seed", 20_261_129);
    private static final String SYNTAX = "\"\\[] ,-/:?#@.|0123456789abfGETHTP(){}\t\u0000";
    private static final List<String> PREFIXES = List.of(
            "",
            "<134>Nov 29 11:00:00 web1 nginx[77]: ",
            "Nov 29 11:00:00 loghost.example.net haproxy: ",
            "1 2026-11-29T11:00:00.003Z web1.example.net nginx 77 access - ",
            "2026-11-29T11:00:00.356130693+01:00 stdout F ",
            "2026-11-29T11:00:00+0100 web1 caddy[77]: ",
            "web.1.example  | ",
            "[2026-11-29 11:00:00 +0000] [7] [INFO] ");

    @ParameterizedTest
    @MethodSource("names")
    void noMutationFailsOrMakesAClientOfWhatStandsInFront(String name) throws IOException {
        Random random = new Random(SEED + name.hashCode());
        List<String> samples = samples(name);
        SourceParser parser = new SourceParser(new LineRules("", ZoneOffset.UTC, TrustedProxies.NONE));
        for (int i = 0; i < MUTATIONS && !samples.isEmpty(); i++) {
            String prefix = PREFIXES.get(random.nextInt(PREFIXES.size()));
            String line = mutated(prefix, samples.get(random.nextInt(samples.size())), random);
            byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
            ParsedLine parsed = parser.parse(bytes, 0, bytes.length);
            if (parsed instanceof AccessLogEntry hit) {
                assertThat(prefix.toLowerCase(Locale.ROOT))
                        .describedAs("seed %d, %s", SEED, line)
                        .doesNotContain(String.valueOf(Lines.text(hit, EntryField.CLIENT))
                                .toLowerCase(Locale.ROOT));
            }
        }
    }

    static List<String> names() throws IOException {
        return FormatSamplesTest.names();
    }

    private static List<String> samples(String name) throws IOException {
        List<String> samples = new ArrayList<>();
        for (JsonNode sample : FormatSamplesTest.format(name).path("samples")) {
            samples.add(sample.path("line").asText());
        }
        return samples;
    }

    /** Text is copied within the sample only: what comes from the prefix would be its part, wherever it then stands. */
    private static String mutated(String prefix, String sample, Random random) {
        StringBuilder text = new StringBuilder(prefix + sample);
        for (int change = random.nextInt(4); change >= 0 && text.length() > 1; change--) {
            int at = random.nextInt(text.length());
            int other = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, SYNTAX.charAt(random.nextInt(SYNTAX.length())));
                case 1 -> text.insert(at, SYNTAX.charAt(random.nextInt(SYNTAX.length())));
                case 2 -> text.deleteCharAt(at);
                case 3 ->
                    text.delete(Math.min(at, other), Math.min(text.length(), Math.min(at, other) + random.nextInt(4)));
                default -> text.insert(at, piece(sample, random));
            }
        }
        return text.toString();
    }

    private static String piece(String sample, Random random) {
        int from = random.nextInt(sample.length());
        return sample.substring(from, Math.min(sample.length(), from + random.nextInt(12)));
    }
}
