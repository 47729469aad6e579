package httpmonitor.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeTextTest {

    private final TimeText dublin = new TimeText(ZoneId.of("Europe/Dublin"));

    @Test
    void instantsOfASentenceAreShownInTheZone() {
        assertThat(dublin.inSentence("a.log was last heard at 2026-07-21T12:00:00.123Z, not at 2026-07-21T11:00:00Z."))
                .isEqualTo("a.log was last heard at 2026-07-21T13:00:00+01:00, not at 2026-07-21T12:00:00+01:00.");
    }

    @Test
    void timesOfTodayAreTimesOfDayInTheZone() {
        Instant now = Instant.parse("2026-07-21T22:30:00Z");

        assertThat(dublin.near(Instant.parse("2026-07-21T12:53:40Z"), now)).isEqualTo("13:53:40");
        assertThat(dublin.near(Instant.parse("2026-07-21T23:05:00Z"), now)).isEqualTo("2026-07-22T00:05:00+01:00");
        assertThat(dublin.inSentence("Blind since 2026-07-21T12:53:40.5Z, not 2026-07-20T12:00:00Z.", now))
                .isEqualTo("Blind since 13:53:40, not 2026-07-20T13:00:00+01:00.");
    }

    @Test
    void whatIsNoInstantStaysAsItIs() {
        String sentence = "/logs/2026-02-31T12:00:00Z and 12026-07-21T12:00:00Z and 2026-07-21T12:00Z$1 are names.";
        assertThat(dublin.inSentence(sentence)).isEqualTo(sentence);
    }
}
