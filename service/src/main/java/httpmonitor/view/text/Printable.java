package httpmonitor.view.text;

/**
 * Makes text from a log harmless. Only this class decides which characters may reach a terminal or a spreadsheet.
 *
 * <p>It keeps characters that have a shape of their own, the plain space, and a few combining marks on such a
 * character. All others are written as an escape: {@code \x1b} up to U+00FF, {@code \u202e} up to U+FFFF, {@code
 * \U000e0041} above. These are control characters, line ends and lone surrogates; bidirectional controls, zero-width
 * and other invisible characters, with which one name can look like another; spaces other than U+0020; private and
 * unassigned code points, whose width is unknown.
 *
 * <p>A backslash stays as it is: servers write such escapes themselves, and doubling theirs would make them unreadable.
 * So the result is for reading, and cannot be reversed. Applying it twice changes nothing.
 */
public final class Printable {

    /** More marks than any script puts on one letter would paint over the lines above and below. */
    private static final int MOST_MARKS = 3;

    private Printable() {}

    /**
     * The text with all invisible characters escaped.
     *
     * @param raw any text, lone surrogates included
     * @return text without control characters
     */
    public static String of(String raw) {
        if (isPlainAscii(raw)) {
            return raw;
        }
        StringBuilder safe = new StringBuilder(raw.length() + 16);
        int room = 0;
        for (int i = 0; i < raw.length(); ) {
            int codePoint = raw.codePointAt(i);
            boolean mark = isMark(codePoint);
            boolean shown = mark ? room > 0 : isVisible(codePoint);
            if (shown) {
                safe.appendCodePoint(codePoint);
            } else {
                safe.append(escape(codePoint));
            }
            room = room(mark, shown, codePoint, room);
            i += Character.charCount(codePoint);
        }
        return safe.toString();
    }

    /** How many marks may follow: some on a visible base, none on a space, on an escape or at the start. */
    private static int room(boolean mark, boolean shown, int codePoint, int before) {
        if (!shown || codePoint == ' ') {
            return 0;
        }
        return mark ? before - 1 : MOST_MARKS;
    }

    private static boolean isPlainAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) && !isIgnorable(codePoint);
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> !isIgnorable(codePoint);
        };
    }

    /** Letters and marks that Unicode lists as Default_Ignorable_Code_Point: they have a category, but no shape. */
    private static boolean isIgnorable(int codePoint) {
        return switch (codePoint) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0 -> true;
            // A blank cell of Braille: it is a symbol, and looks like a space.
            case 0x2800 -> true;
            default -> isWithin(0xFE00, codePoint, 0xFE0F) || isWithin(0xE0100, codePoint, 0xE01EF);
        };
    }

    private static boolean isWithin(int first, int codePoint, int last) {
        return first <= codePoint && codePoint <= last;
    }

    private static String escape(int codePoint) {
        if (codePoint <= 0xFF) {
            return "\\x%02x".formatted(codePoint);
        }
        return (codePoint <= 0xFFFF ? "\\u%04x" : "\\U%08x").formatted(codePoint);
    }
}
