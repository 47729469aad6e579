package httpmonitor.ingest.tail.identity;

import httpmonitor.ingest.tail.file.Content;
import httpmonitor.ingest.tail.file.FileStat;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Decides whether the lines of a new file were read before: the file itself, under any name, or a copy of it. A copy
 * has a name made of the original's, and counts only where the original was cut or has ended. Two files that exist at
 * the same time are two files, even if they are equal.
 *
 * @param host the name of this host
 */
public record Recogniser(String host, Origins known) {

    /** How long a file that may become a copy must be unchanged before it is judged. */
    static final Duration COPYING_LASTS = Duration.ofSeconds(2);

    /** How long after a complete copy the original may be cut: the copying program may sync the copy first. */
    static final Duration CUT_FOLLOWS = Duration.ofSeconds(10);

    /** What a file can be, by the place where it was found. */
    public enum Descent {
        /** The successor of a renamed file that still exists: no copy of it. */
        NEW,
        /** A new file, or a copy of a known one. */
        ANY,
        /**
         * A file next to a tailed one, with its name and a suffix: perhaps a copy that was made just before a cut.
         */
        SIBLING
    }

    /**
     * Finds the known files that a file may be, by its inode, or may be a copy of, by its name, of those that begin
     * like it.
     */
    @FunctionalInterface
    public interface Origins {
        List<Origin> of(FileStat stat, Predicate<KnownFile> beginsLike) throws IOException;
    }

    /**
     * Recognises a file by its content.
     *
     * @param ended whether the file does not grow any more, so that a first line without LF is complete
     * @param quiet how long it is unchanged
     */
    public Recognised recognise(FileStat stat, Content content, boolean ended, Duration quiet, Descent descent)
            throws IOException {
        byte[] head = FirstLine.headOf(content);
        String firstLine = FirstLine.hashOf(head, head.length, ended);
        if (firstLine == null) {
            return new Recognised.NotYet();
        }
        List<Origin> candidates = known.of(stat, file -> file.beginsLike(head, firstLine)).stream()
                .sorted(Comparator.comparing((Origin origin) -> origin.file().inode() != stat.inode())
                        .thenComparingLong(origin -> -origin.file().offset()))
                .toList();
        for (Origin origin : candidates) {
            KnownFile file = origin.file();
            if (isReadAlready(file, stat, content)) {
                return new Recognised.ReadAlready();
            }
            boolean itself = file.inode() == stat.inode();
            if (itself ? file.mark().matches(content) : isCopy(origin, content, descent)) {
                return new Recognised.Same(file, identityOf(file, firstLine), file.mark());
            }
        }
        if (descent != Descent.NEW && mayBecomeCopy(stat, content, candidates, quiet)) {
            return new Recognised.NotYet();
        }
        return descent == Descent.SIBLING
                ? copyOfTruncated(stat, content, candidates, firstLine)
                : fresh(stat, firstLine);
    }

    /** The identity with the complete first line, in place of one that was taken before it was complete. */
    private FileIdentity identityOf(KnownFile file, String firstLine) {
        return new FileIdentity(host, file.identityInode(), firstLine);
    }

    /** A complete archive does not grow, so it need not be decompressed again. */
    private static boolean isReadAlready(KnownFile file, FileStat stat, Content content) {
        return content.isCompressed()
                && file.state() == KnownFile.State.FINISHED
                && file.inode() == stat.inode()
                && file.size() == stat.size();
    }

    private static boolean isCopy(Origin origin, Content content, Descent descent) throws IOException {
        return descent != Descent.NEW && isCompleteCopy(origin, content) && origin.wasCutOrHasEnded();
    }

    private static boolean isCompleteCopy(Origin origin, Content content) throws IOException {
        KnownFile file = origin.file();
        return file.isRecognisable()
                && file.mark().matches(content)
                && (file.offset() > 0 || mayBeginLike(origin, content));
    }

    /**
     * Compares the beginnings where no line of the known file is answered, so that its mark proves nothing.
     */
    private static boolean mayBeginLike(Origin origin, Content content) throws IOException {
        KnownFile file = origin.file();
        if (file.state() == KnownFile.State.TRUNCATED) {
            return true;
        }
        byte[] start = new byte[(int) Math.min(file.size(), 1 << 16)];
        int length = content.readFully(0, start, 0, start.length);
        try (Content original = origin.open()) {
            return original == null
                    || !file.firstLine().equals(FirstLine.hashOf(original, false)) // the original was just cut
                    || Mark.of(length, start, length).matches(original);
        }
    }

    /** Whether it may be a copy that is not finished, or whose original is about to be cut. */
    private static boolean mayBecomeCopy(FileStat stat, Content content, List<Origin> candidates, Duration quiet)
            throws IOException {
        if (quiet.compareTo(CUT_FOLLOWS) >= 0) {
            return false;
        }
        boolean settled = quiet.compareTo(COPYING_LASTS) >= 0;
        if (!settled && content.isCutShort()) {
            return true;
        }
        Mark end = Mark.at(content.size(), content);
        for (Origin origin : candidates) {
            KnownFile file = origin.file();
            if (file.inode() != stat.inode() && file.isRecognisable()) {
                boolean beginning = file.offset() > end.offset() && matchesOriginal(end, origin);
                if (beginning ? !settled : isCompleteCopy(origin, content)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean matchesOriginal(Mark mark, Origin origin) throws IOException {
        try (Content original = origin.open()) {
            return original != null && mark.matches(original);
        }
    }

    /**
     * A copy of a cut file that is shorter than the part of the original that was read: lines were written and read
     * between copy and cut. It has the original's identity, and adds no line.
     */
    private Recognised copyOfTruncated(FileStat stat, Content content, List<Origin> candidates, String firstLine)
            throws IOException {
        long size = content.size();
        return candidates.stream()
                .map(Origin::file)
                .filter(file -> file.inode() != stat.inode() && file.offset() > size)
                .filter(file -> file.state() == KnownFile.State.TRUNCATED && file.isRecognisable())
                .findFirst()
                .<Recognised>map(file -> new Recognised.Same(file, file.identity(host), Mark.START))
                .orElseGet(() -> fresh(stat, firstLine));
    }

    private Recognised fresh(FileStat stat, String firstLine) {
        return new Recognised.Fresh(new FileIdentity(host, stat.inode(), firstLine));
    }
}
