package httpmonitor.store.process;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The reason why Elasticsearch ended, read from its last lines of output. */
public enum DeathReason {
    MEMORY(
            "OutOfMemoryError|insufficient memory for the Java Runtime|Cannot allocate memory|Could not reserve"
                    + " enough space",
            "it ran out of memory; give it more with --heap, or free memory on this machine"),
    DISK(
            "No space left on device|Disk quota exceeded",
            "the disk is full; free some room, or name another folder with --data"),
    LOCK(
            "failed to obtain node lock|LockObtainFailedException",
            "another Elasticsearch uses the same folder; stop it first"),
    PORT(
            "BindHttpException|BindTransportException|BindException|Address already in use",
            "its port was taken; choose another one with --port"),
    NEWER(
            "cannot downgrade a node|written by a newer version|IndexFormatTooNewException",
            "its files were written by a newer Elasticsearch; use that version, or another folder with --data"),
    CORRUPT(
            "CorruptIndexException|CorruptStateException|IndexFormatTooOldException|TranslogCorruptedException"
                    + "|failed to load metadata|checksum failed",
            "its files are damaged; move them away and start afresh, or restore them"),
    SOCKET(
            "well-known file \\S*(/tmp/\\.java_pid\\d+) is not secure: .* (\\d+)$",
            "the file %s of another user (%s) keeps its JVM from loading its agent; start it again, which takes another"
                    + " process number, or have root delete that file"),
    RIGHTS(
            "AccessDeniedException|Permission denied|Operation not permitted",
            "it may not read or write its files; give them to the user it runs as"),
    ROOT("can not run elasticsearch as root", "it refuses to run as root; start it as another user"),
    JAVA(
            "UnsupportedClassVersionError|Unrecognized VM option|Could not create the Java Virtual Machine",
            "its JVM does not start; set JAVA_HOME to another JDK 21 or newer"),
    KILLED("", "something killed it, on Linux often the kernel when memory runs out"),
    UNKNOWN("", "its own words are the best clue");

    private static final int SIGNALLED_KILL = 128 + 9;

    private final Pattern words;
    private final String meaning;

    DeathReason(String words, String meaning) {
        this.words = Pattern.compile(words);
        this.meaning = meaning;
    }

    /** The reason, by output and exit code. */
    public static DeathReason of(int exit, List<String> lines) {
        return Arrays.stream(values())
                .filter(reason -> !reason.words.pattern().isEmpty())
                .filter(reason -> lines.stream()
                        .anyMatch(line -> reason.words.matcher(line).find()))
                .findFirst()
                .orElse(exit == SIGNALLED_KILL ? KILLED : UNKNOWN);
    }

    /** One sentence that begins with {@code what} happened and ends with the log to read. */
    public String sentence(String what, int exit, List<String> lines, Path log) {
        return what + " (exit code " + exit + "): " + meaning(lines) + "; its log is " + log + ".";
    }

    /** The meaning, with the text that its pattern captures. */
    private String meaning(List<String> lines) {
        return lines.stream()
                .map(words::matcher)
                .filter(line -> line.groupCount() > 0 && line.find())
                .findFirst()
                .map(line -> meaning.formatted(line.group(1), line.group(2)))
                .orElse(meaning);
    }
}
