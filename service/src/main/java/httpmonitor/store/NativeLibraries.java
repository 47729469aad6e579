package httpmonitor.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the libraries that Elasticsearch's native code needs. Without them Elasticsearch starts, and ends when it
 * first writes to disk.
 */
public final class NativeLibraries {

    /** What to do about a missing library, without a full stop. */
    public static final String ADVICE = "install it (on Debian and Ubuntu: apt-get install libstdc++6)";

    private static final Pattern MISSING = Pattern.compile("(\\S+): cannot open shared object file");

    private NativeLibraries() {}

    /**
     * The name of the missing library of the machine that this distribution's code for vectors needs; empty where none
     * is missing, or there is no such code for this machine.
     *
     * @param distribution the unpacked Elasticsearch
     */
    public static Optional<String> missing(Path distribution) {
        String processor = System.getProperty("os.arch", "").equals("aarch64") ? "aarch64" : "x64";
        Path code = distribution.resolve("lib/platform/linux-" + processor + "/libvec.so");
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")
                || !Files.isRegularFile(code)) {
            return Optional.empty();
        }
        try {
            System.load(code.toAbsolutePath().toString());
            return Optional.empty();
        } catch (UnsatisfiedLinkError e) {
            return missing(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> missing(String linkersReason) {
        Matcher library = MISSING.matcher(linkersReason);
        return library.find() ? Optional.of(library.group(1)) : Optional.empty();
    }

    /** The consequence of a missing library, without a full stop. */
    public static String diagnosis(String library) {
        return "Elasticsearch's native code needs " + library + ", which this machine does not have";
    }
}
