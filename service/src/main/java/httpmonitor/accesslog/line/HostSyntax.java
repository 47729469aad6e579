package httpmonitor.accesslog.line;

import httpmonitor.bytes.EightBytes;

/** Tests for host names, of different strictness for different places of a line. */
public final class HostSyntax {

    private HostSyntax() {}

    /**
     * Where the name ends: after the bracket of an address in brackets, else in front of the first colon. An IPv6
     * address without brackets is kept whole.
     */
    public static int endOfName(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '[') {
            int bracket = EightBytes.indexOf(']', bytes, from, to);
            return bracket < to ? bracket + 1 : to;
        }
        int colon = EightBytes.indexOf(':', bytes, from, to);
        return colon < to && IpAddress.isIp(bytes, from, to) ? to : colon;
    }

    /** Whether it is letters, digits, dots, hyphens and underscores, with a letter, and a dot between two of them. */
    public static boolean isDotted(byte[] bytes, int from, int to) {
        boolean letter = false;
        boolean dot = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            letter |= Ascii.isLetter(b) || b < 0;
            dot |= b == '.' && i > from && i + 1 < to;
            if (!isNameCharacter(b)) {
                return false;
            }
        }
        return letter && dot;
    }

    /** Whether it is a name, an empty one or a dash, with or without a port. */
    public static boolean isVirtualHost(byte[] bytes, int from, int to) {
        int nameTo = EightBytes.indexOf(':', bytes, from, to);
        for (int i = from; i < nameTo; i++) {
            if (!isNameCharacter(bytes[i]) && bytes[i] != '*') {
                return false;
            }
        }
        return nameTo == to || Address.isPort(bytes, nameTo, to);
    }

    /**
     * Whether it may name a client where a dash follows it: it is no number, and has none of the marks that other
     * programs put around their words.
     */
    public static boolean isPlausible(byte[] bytes, int from, int to) {
        boolean number = true;
        for (int i = from; i < to; i++) {
            number &= Ascii.isDigit(bytes[i]);
            if (isMark(bytes[i])) {
                return false;
            }
        }
        boolean endsWithItsOnlyColon = EightBytes.indexOf(':', bytes, from, to) == to - 1;
        boolean program = endsWithItsOnlyColon && !Ascii.startsWith("unix:", bytes, from, to);
        return !number && bytes[from] != '[' && !program;
    }

    /** Whether it has a letter. */
    public static boolean hasLetter(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Ascii.isLetter(bytes[i]) || bytes[i] < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNameCharacter(byte b) {
        return Ascii.isLetter(b) || Ascii.isDigit(b) || b == '.' || b == '-' || b == '_' || b < 0;
    }

    private static boolean isMark(byte b) {
        return switch (b) {
            case '"', '(', '<', '|', '=' -> true;
            default -> b >= 0 && b < ' ';
        };
    }
}
