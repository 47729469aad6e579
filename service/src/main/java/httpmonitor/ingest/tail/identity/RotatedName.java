package httpmonitor.ingest.tail.identity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names from which a file may have been rotated, copied or compressed, by its own name. */
public final class RotatedName {
    private static final Pattern COMPRESSED = Pattern.compile("\\.(gz|bz2|xz|zst|lz4|Z)$");
    private static final Pattern NUMBER = Pattern.compile("(\\.\\d{1,4}|[.-]\\d{6,}[\\dT_-]*)$");
    private static final Pattern DATED = Pattern.compile("^(.+?)[._-]\\d{6,}[\\dT_-]*(\\.[A-Za-z]+)$");

    private RotatedName() {}

    /**
     * The names in the same folder from which this one is made by adding a suffix or a date. For both
     * {@code access.log-20261129.gz} and {@code access-20261129.log} they include {@code access.log}.
     */
    static Set<String> origins(String path) {
        Set<String> origins = new LinkedHashSet<>();
        String folder = folder(path);
        String name = path.substring(folder.length());
        for (int i = 1; i < name.length(); i++) {
            if (name.charAt(i) == '.' || name.charAt(i) == '-') {
                origins.add(folder + name.substring(0, i));
            }
        }
        Matcher dated = DATED.matcher(COMPRESSED.matcher(name).replaceFirst(""));
        if (dated.matches()) {
            origins.add(folder + dated.group(1) + dated.group(2));
        }
        return origins;
    }

    /**
     * Whether programs write to another file in this one's place, by their names: it is compressed, it was rotated from
     * a file that exists, or another one of the same log has a later date.
     *
     * @param logs the logs among which a later one may be
     */
    public static boolean isOutOfUse(Path file, List<Path> logs) {
        String path = file.toString();
        return COMPRESSED.matcher(path).find()
                || origins(path).stream().map(Path::of).anyMatch(Files::isRegularFile)
                || logs.stream().map(Path::toString).anyMatch(other -> isLater(other, path));
    }

    private static boolean isLater(String path, String other) {
        Matcher one = DATED.matcher(path);
        Matcher two = DATED.matcher(other);
        return one.matches()
                && two.matches()
                && one.group(1).equals(two.group(1))
                && one.group(2).equals(two.group(2))
                && path.compareTo(other) > 0;
    }

    /** The name without the number or date that rotation adds at its end. */
    static String unnumbered(String path) {
        String folder = folder(path);
        String name = COMPRESSED.matcher(path.substring(folder.length())).replaceFirst("");
        String unnumbered = NUMBER.matcher(name).replaceFirst("");
        return unnumbered.isEmpty() ? path : folder + unnumbered;
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
