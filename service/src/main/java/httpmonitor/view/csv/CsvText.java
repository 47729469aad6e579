package httpmonitor.view.csv;

import httpmonitor.view.text.Printable;
import java.util.List;
import java.util.stream.Collectors;

/** Cells and lines of CSV after RFC 4180, with line feeds as line ends. */
public final class CsvText {

    /**
     * A spreadsheet takes a cell that begins with one of these for a formula (OWASP, "CSV Injection"). The last four
     * are full-width forms, which some versions treat the same.
     */
    private static final String FORMULA_STARTS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

    private CsvText() {}

    /** A cell that holds log text: printable, and with an apostrophe in front where it could be taken for a formula. */
    public static String cell(String raw) {
        String text = raw.stripLeading();
        boolean formula = startsFormula(raw) || startsFormula(text);
        return (formula ? "'" : "") + Printable.of(raw);
    }

    /** The cells as one line, quoted where they must be, with its line feed. */
    static String line(List<String> cells) {
        return cells.stream().map(CsvText::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static boolean startsFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == ' ');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
