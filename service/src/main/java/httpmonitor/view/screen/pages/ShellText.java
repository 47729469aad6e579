package httpmonitor.view.screen.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.view.screen.pages.Elsewhere.Setting;
import httpmonitor.view.text.Printable;
import httpmonitor.view.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Text for a POSIX shell, in lines that a terminal holds whole: what is copied from the screen line by line is one word
 * for the shell, also where the text has quotes or spaces.
 */
final class ShellText {

    /** The end of a line within a command: a quote, a space, and the sign that the command goes on. */
    private static final int END = 3;

    private static final int LEAST = 16;

    private ShellText() {}

    /** An option with its value, in one line. */
    static String word(Setting setting) {
        return setting.option() + " " + quoted(setting.value());
    }

    /** A text as one word. */
    static String quoted(String text) {
        return text.matches("[\\w./~+@%:,-]+|(?:from|to)=[\\w:.-]+")
                ? text
                : lines("", text, Integer.MAX_VALUE).getFirst();
    }

    /**
     * A text in quotes behind some words; where it is too long, the quotes end and begin again in the next line.
     *
     * @param words before it, as they stand
     * @param columns cells of a line
     */
    static List<String> lines(String words, String text, int columns) {
        boolean escaped = !Printable.of(text).equals(text);
        String opening = escaped ? "$'" : "'";
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(words).append(opening);
        int width = Span.of(line.toString()).width();
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            String character = character(text.substring(i, text.offsetByCodePoints(i, 1)), escaped);
            width += Span.of(character).width();
            if (width > Math.max(LEAST, columns) - END) {
                lines.add(line.append("'\\").toString());
                line = new StringBuilder(opening);
                width = opening.length() + Span.of(character).width();
            }
            line.append(character);
        }
        lines.add(line.append('\'').toString());
        return lines;
    }

    private static String character(String character, boolean escaped) {
        if (character.equals("'")) {
            return escaped ? "\\'" : "'\\''";
        }
        if (!escaped) {
            return character;
        }
        return character.equals("\\")
                ? "\\\\"
                : Printable.of(character).equals(character) ? character : octal(character);
    }

    private static String octal(String character) {
        StringBuilder octal = new StringBuilder();
        for (byte one : character.getBytes(UTF_8)) {
            octal.append("\\%03o".formatted(one & 0xff));
        }
        return octal.toString();
    }
}
