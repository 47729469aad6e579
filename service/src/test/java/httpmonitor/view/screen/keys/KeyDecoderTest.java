package httpmonitor.view.screen.keys;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.view.screen.keys.Key.Named;
import httpmonitor.view.screen.keys.Key.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyDecoderTest {

    private final KeyDecoder decoder = new KeyDecoder();

    private List<Key> decode(String sent) {
        List<Key> keys = new ArrayList<>();
        sent.codePoints().forEach(codePoint -> keys.addAll(decoder.decode(codePoint)));
        return keys;
    }

    @Test
    void charactersTypeThemselves() {
        assertThat(decode("q/é😀")).containsExactly(new Typed('q'), new Typed('/'), new Typed('é'), new Typed(0x1f600));
    }

    @Test
    void cursorKeysComeInEitherModeAndWithModifiers() {
        assertThat(decode("\u001b[A\u001bOA\u001b[1;5A")).containsOnly(Named.UP).hasSize(3);
        assertThat(decode("\u001b[B\u001b[C\u001b[D\u001b[H\u001b[4~\u001b[5~\u001b[6~"))
                .containsExactly(
                        Named.DOWN, Named.RIGHT, Named.LEFT, Named.HOME, Named.END, Named.PAGE_UP, Named.PAGE_DOWN);
    }

    @Test
    void aSequenceMayComeInPieces() {
        assertThat(decode("\u001b")).isEmpty();
        assertThat(decoder.isWithinSequence()).isTrue();
        assertThat(decode("[")).isEmpty();
        assertThat(decode("1;2")).isEmpty();
        assertThat(decode("B")).containsExactly(Named.DOWN);
        assertThat(decoder.isWithinSequence()).isFalse();
    }

    @Test
    void anEscapeThatNothingFollowsIsTheEscapeKey() {
        assertThat(decode("\u001b")).isEmpty();
        assertThat(decoder.expire()).containsExactly(Named.ESCAPE);
        assertThat(decode("q")).containsExactly(new Typed('q'));
    }

    @Test
    void anEscapeAndWhatElseBeginsASequenceAreBothKeysWhereNothingFollows() {
        assertThat(decode("\u001b[")).isEmpty();
        assertThat(decoder.expire()).containsExactly(Named.ESCAPE, new Typed('['));
        assertThat(decode("\u001bO")).isEmpty();
        assertThat(decoder.expire()).containsExactly(Named.ESCAPE, new Typed('O'));
        assertThat(decode("\u001b[\u001b[A")).containsExactly(Named.ESCAPE, new Typed('['), Named.UP);
    }

    @Test
    void aSequenceThatIsNeverCompletedIsNoKey() {
        assertThat(decode("\u001b[1")).isEmpty();
        assertThat(decoder.expire()).isEmpty();
        assertThat(decode("q")).containsExactly(new Typed('q'));
    }

    @Test
    void escapeBeforeAnotherKeyIsBoth() {
        assertThat(decode("\u001bq")).containsExactly(Named.ESCAPE, new Typed('q'));
        assertThat(decode("\u001b\u001b[A")).containsExactly(Named.ESCAPE, Named.UP);
    }

    @Test
    void whatMeansNothingIsSwallowedWhole() {
        assertThat(decode("\u001b[200~\u001b[15;2~\u001b[<0;10;20M\u001b[[A\u001bOP\u001b[?1;2cq"))
                .containsExactly(new Typed('q'));
        assertThat(decode("\u0001\u0007q")).containsExactly(new Typed('q'));
    }

    @Test
    void itStaysReadyForKeysAfterAnyBytes() {
        Random random = new Random(4711);
        for (int round = 0; round < 1_000; round++) {
            for (int i = 0; i < 200; i++) {
                decoder.decode(random.nextInt(0x80));
            }
            decoder.expire();
            assertThat(decode("q")).containsExactly(new Typed('q'));
        }
    }
}
