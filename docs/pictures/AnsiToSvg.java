import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws what {@code tmux capture-pane -e -p} prints as a picture: standard input is the text with its SGR sequences,
 * standard output the SVG. Every run of equal style is placed by its column, and Unicode's blocks are drawn as
 * rectangles, so that columns stay in line with every font of the viewer.
 *
 * <p>{@code java AnsiToSvg.java COLUMNS ROWS < screen.txt > screen.svg}
 */
final class AnsiToSvg {

    private static final double CELL_WIDTH = 8.4;
    private static final double CELL_HEIGHT = 18;
    private static final double MARGIN = 12;
    private static final String BACKGROUND = "#16181d";
    private static final String FOREGROUND = "#d7dae0";
    private static final String LOWER_BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String LEFT_BLOCKS = "█▉▊▋▌▍▎▏";
    private static final Pattern SGR = Pattern.compile("\u001b\\[([0-9;]*)m");

    /** How a cell looks. */
    private record Look(String color, boolean bold, boolean faint, boolean inverse) {

        static final Look PLAIN = new Look(FOREGROUND, false, false, false);

        Look after(String parameters) {
            Look look = this;
            for (String parameter : parameters.isEmpty() ? new String[] {"0"} : parameters.split(";")) {
                look = look.after(Integer.parseInt(parameter));
            }
            return look;
        }

        private Look after(int parameter) {
            return switch (parameter) {
                case 0 -> PLAIN;
                case 1 -> new Look(color, true, faint, inverse);
                case 2 -> new Look(color, bold, true, inverse);
                case 7 -> new Look(color, bold, faint, true);
                case 22 -> new Look(color, false, false, inverse);
                case 27 -> new Look(color, bold, faint, false);
                case 31 -> new Look("#ff6b68", bold, faint, inverse);
                case 32 -> new Look("#7ec77b", bold, faint, inverse);
                case 33 -> new Look("#e5c07b", bold, faint, inverse);
                case 39 -> new Look(FOREGROUND, bold, faint, inverse);
                default -> this;
            };
        }
    }

    public static void main(String[] arguments) throws IOException {
        int columns = Integer.parseInt(arguments[0]);
        int rows = Integer.parseInt(arguments[1]);
        String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        double width = 2 * MARGIN + columns * CELL_WIDTH;
        double height = 2 * MARGIN + rows * CELL_HEIGHT;
        StringBuilder svg = new StringBuilder(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" "
                        + "font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"%s\"/>%n",
                width, height, width, height, BACKGROUND));
        Look look = Look.PLAIN;
        int row = 0;
        for (String line : text.split("\n")) {
            look = draw(svg, line, row++, look);
        }
        System.out.write(svg.append("</svg>\n").toString().getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    /** Draws a line, and gives the look that goes on in the next. */
    private static Look draw(StringBuilder svg, String line, int row, Look begin) {
        Look look = begin;
        int column = 0;
        int at = 0;
        Matcher sgr = SGR.matcher(line);
        while (sgr.find()) {
            column = run(svg, line.substring(at, sgr.start()), column, row, look);
            look = look.after(sgr.group(1));
            at = sgr.end();
        }
        run(svg, line.substring(at), column, row, look);
        return look;
    }

    private static int run(StringBuilder svg, String text, int column, int row, Look look) {
        List<String> pieces = new ArrayList<>();
        Matcher piece = Pattern.compile("█+|[▁-▏]|[^▁-▏]+").matcher(text);
        while (piece.find()) {
            pieces.add(piece.group());
        }
        int next = column;
        for (String part : pieces) {
            int cells = part.codePointCount(0, part.length());
            if (part.startsWith("█")) {
                rect(svg, next, row, cells, 1, look.color(), look.faint() ? 0.6 : 1);
            } else if (part.length() == 1 && (LOWER_BLOCKS + LEFT_BLOCKS).contains(part)) {
                block(svg, part.charAt(0), next, row, look);
            } else if (!part.isBlank() || look.inverse()) {
                text(svg, part, next, cells, row, look);
            }
            next += cells;
        }
        return next;
    }

    private static void block(StringBuilder svg, char block, int column, int row, Look look) {
        double lower = Math.max(LOWER_BLOCKS.indexOf(block) + 1, 0) / 8.0;
        double left = lower > 0 ? 1 : (8 - LEFT_BLOCKS.indexOf(block)) / 8.0;
        double high = lower > 0 ? lower : 1;
        rect(svg, column, row + 1 - high, left, high, look.color(), look.faint() ? 0.6 : 1);
    }

    private static void text(StringBuilder svg, String text, int column, int cells, int row, Look look) {
        if (look.inverse()) {
            rect(svg, column, row, cells, 1, look.color(), 1);
        }
        svg.append(format(
                "<text x=\"%.1f\" y=\"%.1f\" textLength=\"%.1f\" xml:space=\"preserve\" fill=\"%s\"%s%s>%s</text>%n",
                MARGIN + column * CELL_WIDTH,
                MARGIN + (row + 0.76) * CELL_HEIGHT,
                cells * CELL_WIDTH,
                look.inverse() ? BACKGROUND : look.color(),
                look.bold() ? " font-weight=\"bold\"" : "",
                look.faint() ? " opacity=\"0.6\"" : "",
                text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    private static void rect(
            StringBuilder svg, double column, double row, double cells, double high, String color, double opacity) {
        svg.append(format(
                "<rect x=\"%.1f\" y=\"%.2f\" width=\"%.1f\" height=\"%.2f\" fill=\"%s\" opacity=\"%.1f\"/>%n",
                MARGIN + column * CELL_WIDTH,
                MARGIN + row * CELL_HEIGHT,
                cells * CELL_WIDTH,
                high * CELL_HEIGHT,
                color,
                opacity));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
