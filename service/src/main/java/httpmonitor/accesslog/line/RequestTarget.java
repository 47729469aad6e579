package httpmonitor.accesslog.line;

import httpmonitor.bytes.EightBytes;

/**
 * Reads the target of a request, without decoding. A target that begins with a slash has a path, a query and a section.
 * An absolute one ({@code scheme://}, RFC 3986) has these after its authority, and a domain. Any other ({@code *},
 * {@code host:443}) has none of these.
 */
public final class RequestTarget {

    private static final int LONGEST_SECTION = 256;

    private RequestTarget() {}

    /** Sets the entry's fields of the target, which is not empty. */
    public static void read(byte[] bytes, int from, int to, EntryBuilder entry) {
        if (bytes[from] == '/') {
            pathAndQuery(bytes, from, to, entry);
            return;
        }
        int authorityFrom = endOfSchemeAndSlashes(bytes, from, to);
        if (authorityFrom > from) {
            int authorityTo = endOfAuthority(bytes, authorityFrom, to);
            int hostFrom = endOfUserInfo(bytes, authorityFrom, authorityTo);
            entry.part(EntryField.DOMAIN, hostFrom, HostSyntax.endOfName(bytes, hostFrom, authorityTo));
            // Without a path the section is the root: the slash in front of the authority serves as it.
            entry.part(EntryField.SECTION, authorityFrom - 1, authorityFrom);
            pathAndQuery(bytes, authorityTo, to, entry);
        }
    }

    private static void pathAndQuery(byte[] bytes, int from, int to, EntryBuilder entry) {
        int pathTo = EightBytes.indexOf('?', '#', bytes, from, to);
        if (from < pathTo) {
            entry.part(EntryField.PATH, from, pathTo);
            entry.part(EntryField.SECTION, from, endOfSection(bytes, from, pathTo));
        }
        if (pathTo < to && bytes[pathTo] == '?') {
            entry.part(EntryField.QUERY, pathTo + 1, EightBytes.indexOf('#', bytes, pathTo + 1, to));
        }
    }

    /** The section is what stands before the second slash, at most 256 code points. */
    private static int endOfSection(byte[] bytes, int from, int to) {
        int secondSlash = EightBytes.indexOf('/', bytes, from + 1, to);
        return Utf8.endOfCodePoints(bytes, from, secondSlash, LONGEST_SECTION);
    }

    /** Index after {@code scheme://}, {@code from} where the target does not begin like that. */
    private static int endOfSchemeAndSlashes(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isSchemeCharacter(bytes[i])) {
            i++;
        }
        boolean isScheme = i > from && Ascii.isLetter(bytes[from]);
        return isScheme && Ascii.startsWith("://", bytes, i, to) ? i + 3 : from;
    }

    private static boolean isSchemeCharacter(byte b) {
        return Ascii.isLetter(b) || Ascii.isDigit(b) || b == '+' || b == '-' || b == '.';
    }

    private static int endOfAuthority(byte[] bytes, int from, int to) {
        return EightBytes.indexOf('?', '#', bytes, from, EightBytes.indexOf('/', bytes, from, to));
    }

    private static int endOfUserInfo(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && bytes[i - 1] != '@') {
            i--;
        }
        return i;
    }
}
