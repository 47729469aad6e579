package httpmonitor.view.screen.keys;

import httpmonitor.view.screen.keys.Key.Named;
import httpmonitor.view.screen.keys.Key.Typed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decodes the characters that a terminal sends, one at a time, to keys. Keys that type no character come as escape
 * sequences (ECMA-48, 5.4; cursor keys as xterm, tmux and screen send them in either mode). A slow connection may cut
 * a sequence anywhere: the decoder keeps its beginning until the rest comes or {@link #expire} is called. Stateful, for
 * one thread.
 *
 * <p>An unknown sequence is dropped whole, so that no part of it is taken for a command.
 */
public final class KeyDecoder {

    private static final char ESCAPE = '\u001b';

    /** The decoder drops a longer sequence: real ones are short. */
    private static final int LONGEST = 32;

    private final StringBuilder sequence = new StringBuilder();

    /** Whether a sequence has begun and not ended; an escape alone counts. */
    public boolean isWithinSequence() {
        return !sequence.isEmpty();
    }

    /** The keys that the next character completes: none, one, or two where it ends what was typed before it. */
    public List<Key> decode(int codePoint) {
        if (sequence.isEmpty()) {
            if (codePoint == ESCAPE) {
                sequence.append(ESCAPE);
                return List.of();
            }
            return plain(codePoint).stream().toList();
        }
        if (codePoint == ESCAPE) {
            List<Key> before = expire();
            sequence.append(ESCAPE);
            return before;
        }
        if (sequence.length() == 1 && codePoint != '[' && codePoint != 'O') {
            sequence.setLength(0);
            return Stream.concat(Stream.of(Named.ESCAPE), plain(codePoint).stream())
                    .toList();
        }
        sequence.appendCodePoint(codePoint);
        return isComplete(codePoint) ? completed() : List.of();
    }

    /**
     * Ends a sequence that nothing more follows: an escape alone is the escape key, and one before {@code [} or
     * {@code O} was typed like that character. Anything longer was broken off.
     */
    public List<Key> expire() {
        String begun = sequence.toString();
        sequence.setLength(0);
        return switch (begun.length()) {
            case 1 -> List.of(Named.ESCAPE);
            case 2 -> List.of(Named.ESCAPE, new Typed(begun.charAt(1)));
            default -> List.of();
        };
    }

    private boolean isComplete(int last) {
        if (sequence.length() > LONGEST) {
            return true;
        }
        if (sequence.length() == 2) {
            return false;
        }
        boolean parameters = last >= ' ' && last <= '?';
        return !parameters && !sequence.toString().equals("\u001b[[");
    }

    private List<Key> completed() {
        String whole = sequence.substring(1);
        sequence.setLength(0);
        return named(whole).<List<Key>>map(List::of).orElse(List.of());
    }

    private static Optional<Named> named(String sequence) {
        // The Linux console's function keys begin with two brackets.
        if (sequence.length() < 2 || sequence.startsWith("[[")) {
            return Optional.empty();
        }
        return switch (sequence.charAt(sequence.length() - 1)) {
            case 'A' -> Optional.of(Named.UP);
            case 'B' -> Optional.of(Named.DOWN);
            case 'C' -> Optional.of(Named.RIGHT);
            case 'D' -> Optional.of(Named.LEFT);
            case 'H' -> Optional.of(Named.HOME);
            case 'F' -> Optional.of(Named.END);
            case 'M' -> sequence.equals("OM") ? Optional.of(Named.ENTER) : Optional.empty();
            case '~' -> numbered(sequence);
            default -> Optional.empty();
        };
    }

    private static Optional<Named> numbered(String sequence) {
        return switch (sequence) {
            case "[1~", "[7~" -> Optional.of(Named.HOME);
            case "[4~", "[8~" -> Optional.of(Named.END);
            case "[5~" -> Optional.of(Named.PAGE_UP);
            case "[6~" -> Optional.of(Named.PAGE_DOWN);
            default -> Optional.empty();
        };
    }

    private static Optional<Key> plain(int codePoint) {
        return switch (codePoint) {
            case '\r', '\n' -> Optional.of(Named.ENTER);
            case '\t' -> Optional.of(Named.TAB);
            case '\b', 0x7f -> Optional.of(Named.BACKSPACE);
            case 0x15 -> Optional.of(Named.KILL_LINE);
            case 0x0c -> Optional.of(Named.REDRAW);
            default -> codePoint < ' ' ? Optional.empty() : Optional.of(new Typed(codePoint));
        };
    }
}
