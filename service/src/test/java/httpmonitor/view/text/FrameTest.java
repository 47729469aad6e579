package httpmonitor.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {

    @Test
    void longLinesGoOnIndented() {
        Frame frame = new Frame(List.of(Line.of("* High traffic generated an alert - hits = 1312"), Line.of("short")));

        assertThat(frame.folded(24).text(Palette.NONE)).isEqualTo("""
                        * High traffic generated
                            an alert - hits =
                            1312
                        short
                        """);
    }

    @Test
    void longWordsAreBroken() {
        assertThat(new Frame(List.of(Line.of("ab 日本語日本語日本語"))).folded(9).text(Palette.NONE))
                .isEqualTo("ab\n    日本\n    語日\n    本語\n    日本\n    語\n");
    }

    @Test
    void foldedTextFitsAtEveryWidth() {
        Line line = Line.of(Span.of("one 日本語   two"), new Span(Style.ERROR, " three-and-a-long-word cafe\u0301"));

        for (int width = 2; width < 60; width++) {
            int most = width;
            assertThat(new Frame(List.of(line)).folded(width).text(Palette.NONE).lines())
                    .allMatch(text -> DisplayWidth.of(text) <= most)
                    .satisfies(lines -> assertThat(String.join("", lines).replace(" ", ""))
                            .isEqualTo(line.text(Palette.NONE).replace(" ", "")));
        }
    }

    @Test
    void aFoldedTextWithoutRoomEndsWithAMark() {
        Line line = Line.of("one two three four five six");

        assertThat(new Frame(line.folded(12, 2)).text(Palette.NONE)).isEqualTo("one two\n    three …\n");
        assertThat(new Frame(line.folded(9, 1)).text(Palette.NONE)).isEqualTo("one two …\n");
        assertThat(new Frame(line.folded(7, 1)).text(Palette.NONE)).isEqualTo("one tw…\n");
        assertThat(line.folded(12, 9)).isEqualTo(line.folded(12));
        assertThat(line.folded(12, 0)).isEmpty();
    }

    @Test
    void coloursAreOnlyThereWhereTheyAreAskedFor() {
        Frame frame = new Frame(List.of(Line.of(Span.of("state "), new Span(Style.FIRING, "FIRING"))));

        assertThat(frame.text(Palette.COLOR)).isEqualTo("state \u001b[1;31mFIRING\u001b[0m\n");
        assertThat(frame.text(Palette.NONE)).isEqualTo("state FIRING\n");
    }

    @Test
    void aCutLineShowsItAndKeepsItsColours() {
        Line line = Line.of(Span.of("state "), new Span(Style.FIRING, "FIRING"), Span.of(" since noon"));

        assertThat(line.fit(9).text(Palette.COLOR)).isEqualTo("state \u001b[1;31mFI…\u001b[0m");
        assertThat(line.fit(12).text(Palette.NONE)).isEqualTo("state FIRIN…");
        assertThat(line.fit(23)).isEqualTo(line);
    }
}
