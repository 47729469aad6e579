package httpmonitor.view.text;

import static org.assertj.core.api.Assertions.assertThat;

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
    void whatIsNoInstantStaysAsItIs() {
        String sentence = "/logs/2026-02-31T12:00:00Z and 12026-07-21T12:00:00Z and 2026-07-21T12:00Z$1 are names.";
        assertThat(dublin.inSentence(sentence)).isEqualTo(sentence);
    }
}
