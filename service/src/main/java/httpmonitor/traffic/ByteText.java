package httpmonitor.traffic;

import java.util.Locale;

/** Numbers of bytes as users read them: {@code 912 B}, {@code 891.4 KiB}. */
public final class ByteText {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private ByteText() {}

    /** Powers of 1024, with one decimal from a KiB on. */
    public static String of(long bytes) {
        double amount = bytes;
        int unit = 0;
        // 1023.95 would be shown as 1024.0 of the unit below.
        while (amount >= 1023.95 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " " + UNITS[0] : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }
}
