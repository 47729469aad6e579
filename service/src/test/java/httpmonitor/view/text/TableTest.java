package httpmonitor.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.view.text.Table.Column;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Table table = new Table(Column.text("section"), Column.number("hits"), Column.text("state"));

    @Test
    void columnsAlignByCellsOfTheTerminal() {
        table.add(Span.of("/日本/語"), Span.of("7"), Span.of("quiet"));
        table.add(Span.of("/cafe\u0301"), Span.of("12345"), Span.of("firing"));

        assertThat(text(80))
                .containsExactly(
                        "section    hits  state", //
                        "/日本/語      7  quiet",
                        "/cafe\u0301     12345  firing");
    }

    @Test
    void theFirstColumnGivesWay() {
        table.add(Span.of("/a-section-with-a-long-name"), Span.of("7"), Span.of("quiet"));

        assertThat(text(24)).containsExactly("section      hits  state", "/a-section…     7  quiet");
    }

    @Test
    void noLineIsWiderThanAsked() {
        table.add(Span.of("/日本語日本語日本語"), Span.of("1234567890"), Span.of("quiet"));

        for (int width = 1; width < 60; width++) {
            assertThat(table.lines(width)).extracting(Line::width).allMatch(within(width));
        }
    }

    private static Predicate<Integer> within(int width) {
        return cells -> cells <= width;
    }

    private List<String> text(int width) {
        return table.lines(width).stream().map(line -> line.text(Palette.NONE)).toList();
    }
}
