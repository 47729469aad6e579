package httpmonitor.accesslog.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles the string of an Apache {@code LogFormat}. */
final class ApacheDirective {

    /** {@code %}, modifiers, an argument in braces, and the letters. */
    private static final Pattern FIELD = Pattern.compile("%[!,<>0-9]*(\\{[^}]*\\})?(\\^?[a-zA-Z]{1,2}|%)");

    private static final Pattern TWO_LETTERS = Pattern.compile("\\^[a-zA-Z]{2}");
    private static final String TIME = "t";

    private final String text;
    private final Map<String, Meaning> fields;
    private final List<FieldSequence.Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private ApacheDirective(String text, Map<String, Meaning> fields) {
        this.text = text;
        this.fields = fields;
    }

    /**
     * Compiles a directive.
     *
     * @param fields the meaning of each directive, without the percent sign and modifiers
     * @throws FormatException if a percent sign has no letter, or two fields have nothing between them
     */
    static FieldSequence compile(String text, Map<String, Meaning> fields) {
        return new ApacheDirective(text.replace("%U%q", "%Uq"), fields).compile();
    }

    private FieldSequence compile() {
        Matcher field = FIELD.matcher(text);
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) != '%') {
                Layouts.append(literal, text.charAt(i++));
            } else if (field.find(i) && field.start() == i) {
                i += add(field, i);
            } else {
                throw new FormatException("a % without a letter", text, i);
            }
        }
        return new FieldSequence(parts, literal.toString().stripTrailing());
    }

    /** Adds a field, and returns its length in the directive. */
    private int add(Matcher field, int at) {
        String argument = field.group(1) == null ? "" : field.group(1).toLowerCase(Locale.ROOT);
        String letters = field.group(2);
        if (letters.equals("%")) {
            literal.append('%');
            return field.end() - at;
        }
        boolean two = TWO_LETTERS.matcher(letters).matches() || letters.equals("Uq");
        String letter = two ? letters : letters.substring(0, 1);
        int length = field.end() - at - (letters.length() - letter.length());
        if (letter.equals(TIME)) {
            addTime(argument, at);
        } else {
            addPart(argument + letter, at);
        }
        return length;
    }

    /** Adds a time: {@code %t} has its own brackets; several fields, such as seconds and milliseconds, are one time. */
    private void addTime(String argument, int at) {
        boolean goesOn = !parts.isEmpty()
                && isTime(parts.getLast())
                && literal.toString().matches("[., ]?");
        if (goesOn) {
            literal.setLength(0);
        } else if (argument.isEmpty()) {
            literal.append('[');
            addPart(TIME, at);
            literal.append(']');
        } else {
            addPart(TIME, at);
        }
    }

    private boolean isTime(FieldSequence.Part part) {
        return part.name().equals("%" + TIME);
    }

    private void addPart(String name, int at) {
        if (literal.isEmpty() && !parts.isEmpty()) {
            throw new FormatException("there is no text between this field and the one before it", text, at);
        }
        parts.add(new FieldSequence.Part(literal.toString(), "%" + name, fields.get(name)));
        literal.setLength(0);
    }
}
