package httpmonitor.http;

import java.util.regex.Pattern;

/** A server's reason as one line of bounded length, without control characters. */
public final class BoundedReason {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

    private BoundedReason() {}

    /** The text as one line; what is longer than {@code longest} characters ends in {@code ...}. */
    public static String of(String text, int longest) {
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        return line.length() <= longest ? line : line.substring(0, longest) + "...";
    }
}
