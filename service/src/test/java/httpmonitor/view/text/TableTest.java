package httpmonitor.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.view.text.Table.Column;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TableTest {

    private static Table table(List<List<String>> rows) {
        List<Column<List<String>>> columns = List.of(
                Column.text("section", row -> row.get(0)),
                Column.number("hits", row -> row.get(1)),
                Column.text("state", row -> row.get(2)));
        return Table.of(columns, rows);
    }

    @Test
    void columnsAlignByCellsOfTheTerminal() {
        Table table = table(List.of(List.of("/日本/語", "7", "quiet"), List.of("/cafe\u0301", "12345", "firing")));

        assertThat(text(table, 80))
                .containsExactly(
                        "section    hits  state", //
                        "/日本/語      7  quiet",
                        "/cafe\u0301     12345  firing");
    }

    @Test
    void theFirstColumnGivesWay() {
        Table table = table(List.of(List.of("/a-section-with-a-long-name", "7", "quiet")));

        assertThat(text(table, 24)).containsExactly("section      hits  state", "/a-section…     7  quiet");
    }

    @Test
    void noLineIsWiderThanAsked() {
        Table table = table(List.of(List.of("/日本語日本語日本語", "1234567890", "quiet")));

        for (int width = 1; width < 60; width++) {
            assertThat(table.lines(width)).extracting(Line::width).allMatch(within(width));
        }
    }

    private static Predicate<Integer> within(int width) {
        return cells -> cells <= width;
    }

    private static List<String> text(Table table, int width) {
        return table.lines(width).stream().map(line -> line.text(Palette.NONE)).toList();
    }
}
