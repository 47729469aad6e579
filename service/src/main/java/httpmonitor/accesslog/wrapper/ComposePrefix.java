package httpmonitor.accesslog.wrapper;

import httpmonitor.accesslog.line.Ascii;

/**
 * The prefix of {@code docker compose logs} and {@code docker service logs}: a container's name, spaces, and a bar.
 */
final class ComposePrefix implements Wrapper {

    @Override
    public int payload(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isNameCharacter(bytes[i])) {
            i++;
        }
        int bar = Ascii.skipBlanks(bytes, i, to);
        boolean found = i > from && bar > i && bar < to && bytes[bar] == '|';
        return found ? Ascii.skipBlanks(bytes, bar + 1, to) : Words.NONE;
    }

    private static boolean isNameCharacter(byte b) {
        return Ascii.isLetter(b) || Ascii.isDigit(b) || b == '-' || b == '_' || b == '.' || b == '@';
    }
}
