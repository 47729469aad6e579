package httpmonitor.elastic.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2015-05-17T10:05:03.000Z",
                "2015-05-17T23:59:59.999Z",
                "2015-05-18T00:00:00.007Z",
                "1969-12-31T23:59:59.050Z",
                "0000-01-01T00:00:00.000Z",
                "9999-12-31T23:59:59.999Z"
            })
    void instantsAreWrittenWithMilliseconds(String text) {
        JsonBytes out = new JsonBytes(64);
        new Timestamps().write(out, Instant.parse(text));
        assertThat(out.toString()).isEqualTo("\"" + text + "\"");
    }

    @Test
    void whatIsRememberedIsNotWrittenForAnotherTime() {
        Timestamps times = new Timestamps();
        JsonBytes out = new JsonBytes(64);
        for (String text : List.of("12:00:00.001", "12:00:00.001", "12:00:00.002", "12:00:01.002", "12:00:00.001")) {
            int before = out.size();
            times.write(out, Instant.parse("2026-11-21T" + text + "Z"));
            assertThat(out.toString().substring(before)).isEqualTo("\"2026-11-21T" + text + "Z\"");
        }
    }
}
