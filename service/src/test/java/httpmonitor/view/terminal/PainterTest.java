package httpmonitor.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.view.text.Frame;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Palette;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PainterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Painter entered(Charset charset, Palette palette) throws IOException {
        Painter painter = new Painter(out, charset, palette);
        painter.enter();
        written(charset);
        return painter;
    }

    /** What was written since this was asked last, with {@code ^} for escape. */
    private String written(Charset charset) {
        String written = out.toString(charset).replace('\u001b', '^');
        out.reset();
        return written;
    }

    private static Frame frame(String... lines) {
        return new Frame(Arrays.stream(lines).map(Line::of).toList());
    }

    @Test
    void theFirstFrameIsWrittenInFullAndAtOnce() throws IOException {
        Painter painter = entered(StandardCharsets.UTF_8, Palette.NONE);

        painter.paint(frame("one", "two"));

        assertThat(written(StandardCharsets.UTF_8)).isEqualTo("^[?2026h^[1;1H^[Kone^[2;1H^[Ktwo^[?2026l");
    }

    @Test
    void onlyLinesThatChangedAreWritten() throws IOException {
        Painter painter = entered(StandardCharsets.UTF_8, Palette.NONE);
        painter.paint(frame("one", "two", "three"));
        written(StandardCharsets.UTF_8);

        painter.paint(frame("one", "2", "three"));
        assertThat(written(StandardCharsets.UTF_8)).isEqualTo("^[?2026h^[2;1H^[K2^[?2026l");

        painter.paint(frame("one", "2", "three"));
        assertThat(written(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aShorterFrameLeavesNothingBelow() throws IOException {
        Painter painter = entered(StandardCharsets.UTF_8, Palette.NONE);
        painter.paint(frame("one", "two"));
        written(StandardCharsets.UTF_8);

        painter.paint(frame("one"));

        assertThat(written(StandardCharsets.UTF_8)).isEqualTo("^[?2026h^[2;1H^[K^[?2026l");
    }

    @Test
    void afterAResizeTheScreenIsCleared() throws IOException {
        Painter painter = entered(StandardCharsets.UTF_8, Palette.NONE);
        painter.paint(frame("one"));
        written(StandardCharsets.UTF_8);

        painter.forget();
        painter.paint(frame("one"));

        assertThat(written(StandardCharsets.UTF_8)).isEqualTo("^[?2026h^[2J^[1;1H^[Kone^[?2026l");
    }

    @Test
    void theTerminalIsGivenBackOnceAndNothingIsPaintedAfterThat() throws IOException {
        Painter painter = entered(StandardCharsets.UTF_8, Palette.NONE);

        painter.leave();
        assertThat(written(StandardCharsets.UTF_8)).isEqualTo("^[0m^[?2026l^[?7h^[?25h^[?1049l");

        painter.leave();
        painter.paint(frame("late"));
        assertThat(written(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void charactersThatTheCharsetDoesNotHaveTakeAsManyCells() throws IOException {
        Painter painter = entered(StandardCharsets.US_ASCII, Palette.NONE);

        painter.paint(frame("a…日b́"));

        assertThat(written(StandardCharsets.US_ASCII)).contains("a~??b^");
    }

    @Test
    void colorsAreThePalettes() throws IOException {
        Painter painter = entered(StandardCharsets.UTF_8, Palette.COLOR);

        painter.paint(new Frame(List.of(Line.of(new Span(Style.ERROR, "x")))));

        assertThat(written(StandardCharsets.UTF_8)).contains("^[31mx^[0m");
    }
}
