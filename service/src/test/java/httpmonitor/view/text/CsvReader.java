package httpmonitor.view.text;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV as RFC 4180 has it, but with line feeds as line ends; strict, so that a wrong quote is found. */
final class CsvReader {

    private final String text;
    private int at;

    private CsvReader(String text) {
        this.text = text;
    }

    static List<List<String>> read(String text) {
        CsvReader reader = new CsvReader(text);
        List<List<String>> lines = new ArrayList<>();
        while (reader.at < text.length()) {
            lines.add(reader.line());
        }
        return lines;
    }

    private List<String> line() {
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (text.charAt(at) == ',') {
            at++;
            cells.add(cell());
        }
        expect('\n');
        return cells;
    }

    private String cell() {
        StringBuilder cell = new StringBuilder();
        if (text.charAt(at) != '"') {
            while (",\n".indexOf(text.charAt(at)) < 0) {
                if (text.charAt(at) == '"') {
                    throw new IllegalStateException("a quote within an unquoted cell at " + at);
                }
                cell.append(text.charAt(at++));
            }
            return cell.toString();
        }
        at++;
        while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
            at += text.charAt(at) == '"' ? 1 : 0;
            cell.append(text.charAt(at++));
        }
        expect('"');
        return cell.toString();
    }

    private void expect(char expected) {
        if (text.charAt(at) != expected) {
            throw new IllegalStateException("no " + expected + " at " + at);
        }
        at++;
    }
}
