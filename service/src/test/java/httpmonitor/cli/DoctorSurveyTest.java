package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.cli.Commands.Result;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code doctor FILE} says what the lines of a log are, without any store. */
class DoctorSurveyTest {

    private static final String COMBINED =
            "203.0.113.7 - - [29/Nov/2026:11:00:00 +0000] \"GET /api/x HTTP/1.1\" 200 612 \"-\" \"x\" 81234\n";
    private static final String ODD = "203.0.113.7 [29/Nov/2026:11:00:00] \"GET /a HTTP/1.1\" 0.003 200 5\n";
    private static final String JSON =
            "{\"at\":\"2026-11-29T11:00:00Z\",\"peer\":\"203.0.113.7\",\"port\":443,\"verb\":\"GET\",\"target\":\"/x\","
                    + "\"answer\":200}\n";

    @TempDir
    Path folder;

    @Test
    void formatsAreCountedWithWhatWasFoundInThem() throws Exception {
        Result result = doctor(COMBINED.repeat(3) + "\u001b]0;x\u0007\n");

        assertThat(result.out())
                .contains("4 lines looked at")
                .containsPattern("Combined Log Format +3  time client section status bytes  +203\\.0\\.113\\.7 - - ")
                .containsPattern("no hit: no time in brackets +1 +\\\\x1b]0;x\\\\x07")
                .contains("Add --log-format combined-d if microseconds")
                .doesNotContain("\u001b", "\u0007");
        assertThat(result.code()).isZero();
    }

    @Test
    void theOptionThatWouldHelpCanBePasted() throws Exception {
        Result result = doctor(ODD);
        assertThat(result.code()).isEqualTo(1);
        String option = pasted(result);

        assertThat(doctor(ODD, "--log-format", option).out())
                .contains("the declared format      1  time client section");
    }

    @Test
    void theOptionForJsonCanBePasted() throws Exception {
        String option = pasted(doctor(JSON));

        assertThat(doctor(JSON, "--log-format", option).out()).contains("time client section status  ");
    }

    @ParameterizedTest
    @CsvSource({
        "status, '\"response_time\":120,\"country_code\":276,\"upstream_status\":502,\"status\":200'",
        "httpStatus, '\"code\":120,\"httpStatus\":200'",
        "res.statusCode, '\"response_time\":120,\"code_version\":117,\"res.statusCode\":200'",
        "http_response_code, '\"http_response_time\":120,\"zip.code2\":117,\"http_response_code\":200'",
    })
    void aNumberIsAStatusOnlyWhereItsKeyIsOne(String key, String numbers) throws Exception {
        assertThat(pasted(doctor(JSON.replace("\"answer\":200", numbers)))).contains("\"" + key + "\":\"$status\"");
    }

    @Test
    void onlyTheFirstThousandLinesAreLookedAtAlsoOfACompressedLog() throws Exception {
        Path log = folder.resolve("access.log.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(log))) {
            out.write((COMBINED.repeat(1_000) + ODD.repeat(2_000)).getBytes(StandardCharsets.UTF_8));
        }
        Result result = commands().run("doctor", log.toString());

        assertThat(result.out()).contains("1000 lines looked at").doesNotContain("no hit");
    }

    @Test
    void theConfigurationFileThatDecidesHowLinesAreReadIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("my.properties"), "log-format = caddy\n");

        assertThat(doctor(COMBINED, "--config", file.toString()).out())
                .startsWith("ok       The configuration file " + file + " was read.\n")
                .contains("no hit: ");
    }

    @Test
    void aLogThatIsNotThereIsAnError() {
        Result result = commands().run("doctor", folder.resolve("none.log").toString());

        assertThat(result.err()).contains("Cannot read ", "none.log", "it does not exist");
        assertThat(result.code()).isEqualTo(1);
    }

    private static String pasted(Result result) {
        String out = result.out();
        int from = out.indexOf("--log-format '") + "--log-format '".length();
        return out.substring(from, out.indexOf("' if those", from));
    }

    private Result doctor(String text, String... options) throws Exception {
        Path log = Files.writeString(folder.resolve("access.log"), text);
        String[] args = new String[options.length + 2];
        System.arraycopy(options, 0, args, 2, options.length);
        args[0] = "doctor";
        args[1] = log.toString();
        return commands().run(args);
    }

    private Commands commands() {
        return new Commands(Map.of("HTTPMONITOR_DATA", folder.toString()));
    }
}
