package httpmonitor.http;

/** A server's reason as one line of bounded length, without control characters. */
public final class BoundedReason {

    private BoundedReason() {}

    /** The text as one line; what is longer than {@code longest} characters ends in {@code ...}. */
    public static String of(String text, int longest) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.length() <= longest ? line : line.substring(0, longest) + "...";
    }
}
