package httpmonitor.accesslog.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compiles layouts in the notation of nginx: text with {@code $name} or <code>${name}</code>. */
final class Layouts {

    private Layouts() {}

    /**
     * Compiles a layout.
     *
     * @param fields the meanings of the names; a field with another name is skipped
     * @throws FormatException if two names have nothing between them, or a dollar has no name
     */
    static FieldSequence compile(String text, Map<String, Meaning> fields) {
        List<FieldSequence.Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '$') {
                append(literal, c);
                continue;
            }
            int end = endOfName(text, i + 1);
            String name = text.substring(i + 1, end).replaceAll("[{}]", "");
            if (name.isEmpty()) {
                throw new FormatException("a $ without a name", text, i);
            }
            if (literal.isEmpty() && !parts.isEmpty()) {
                throw new FormatException("there is no text between this field and the one before it", text, i);
            }
            parts.add(new FieldSequence.Part(literal.toString(), name, fields.get(name)));
            literal.setLength(0);
            i = end - 1;
        }
        return new FieldSequence(parts, literal.toString().stripTrailing());
    }

    /** Appends a character; a run of spaces and tabs becomes one space, which matches any run. */
    static void append(StringBuilder literal, char c) {
        boolean blank = c == ' ' || c == '\t';
        boolean again = blank && !literal.isEmpty() && literal.charAt(literal.length() - 1) == ' ';
        if (!again) {
            literal.append(blank ? ' ' : c);
        }
    }

    private static int endOfName(String text, int from) {
        if (from < text.length() && text.charAt(from) == '{') {
            int brace = text.indexOf('}', from);
            return brace < 0 ? from : brace + 1;
        }
        int i = from;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
            i++;
        }
        return i;
    }
}
