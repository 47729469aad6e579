package httpmonitor.ingest.tail.identity;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names from which a file may have been rotated, copied or compressed, by its own name. */
final class RotatedName {
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
