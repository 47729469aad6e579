package httpmonitor.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameSeedSameBytesTest {

    @ParameterizedTest
    @CsvSource({
        "COMBINED, 7e6178d4eb2cdf791d7d8910cfd7dcd6a668e2406004e1a9c300c18960ee98e6",
        "COMMON, b8af9cae98f0b43b3994c127066048ea4055189cde45ca75b32eb5dfd4a93b33",
        "VHOST, d11de01d6211e3108c34d0f67cbf99a56f16e4a054b7e574d0ca5a2f513eecb8",
        "CSV, cba0b3c316ac98ea46fdabd5a807f08202f3646bd4fbb7dcb4b066fd46a6f77c",
        "JSON, d08a28438131d8523b0824a0702c891c5c348ee1195a1947f57e8ed997c7184b",
        "JSON_CADDY, 8fc57858ad8e3955a2d553891f9f7c0868929011732a3404612505a5770b9f45",
        "W3C, ecd0c4826a2d72f4c5c0cc684924744a15a0efedb550e04b0a90595418f00a23",
        "HAPROXY, fcb3798de90c79379313e560c6f52991924e5f4c0b12c609ec1b6c74b901a193",
    })
    void a_thousand_lines_of_seed_7_are_the_same_on_every_machine(LogFormat format, String sha256) throws Exception {
        var content = new LineContent(format, 20_000, 10_000);

        byte[] bytes = Generated.lines(1_000, content, 7).bytes();

        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(sha256);
    }

    @Test
    void locale_and_time_zone_of_the_machine_do_not_matter() throws Exception {
        byte[] expected = Generated.lines(100, LineContent.USUAL, 7).bytes();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

            assertThat(Generated.lines(100, LineContent.USUAL, 7).bytes()).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void another_seed_gives_other_lines() throws Exception {
        assertThat(Generated.lines(100, LineContent.USUAL, 8).bytes())
                .isNotEqualTo(Generated.lines(100, LineContent.USUAL, 7).bytes());
    }
}
