package httpmonitor.ingest.tail.identity;

import httpmonitor.ingest.tail.file.Content;
import httpmonitor.ingest.tail.file.FileStat;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Tells whether a file that has come into sight is one whose lines were read before: the same file under any name,
 * or a copy that was made of it. A copy has a name that is made of the original's, and matters only where the original
 * was cut or has ended: two files that are there at the same time are two files, however much of them is equal.
 *
 * @param host the name of this host
 */
public record Recogniser(String host, Origins known) {

    /** How long what may become a copy must have been quiet until it is judged as it is. */
    static final Duration COPYING_LASTS = Duration.ofSeconds(2);

    /** How long the original of a complete copy may take until it is cut: its copier may sync the copy first. */
    static final Duration CUT_FOLLOWS = Duration.ofSeconds(10);

    /** What a file can be, by where it was found. */
    public enum Descent {
        /** The successor of a file that was renamed and is still there: no copy of it. */
        NEW,
        /** A file of its own or a copy of a known one. */
        ANY,
        /**
         * It stands next to a tailed file and has its name with a suffix: that may be a copy made just before a
         * truncation.
         */
        SIBLING
    }

    /** Gives the files that one may be by its inode, or a copy of by its name. */
    @FunctionalInterface
    public interface Origins {
        List<Origin> of(FileStat stat) throws IOException;
    }

    /**
     * Looks at a file's content.
     *
     * @param ended whether nothing will follow, so that a first line without LF is one
     * @param quiet for how long it has not changed
     */
    public Recognised recognise(FileStat stat, Content content, boolean ended, Duration quiet, Descent descent)
            throws IOException {
        byte[] head = FirstLine.headOf(content);
        String firstLine = FirstLine.hashOf(head, head.length, ended);
        if (firstLine == null) {
            return new Recognised.NotYet();
        }
        List<Origin> candidates = known.of(stat).stream()
                .filter(origin -> origin.file().beginsLike(head, head.length, ended))
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
                ? copyOfWhatIsGone(stat, content, candidates, firstLine)
                : fresh(stat, firstLine);
    }

    /** A first line that was taken before it was complete gives way to the complete one. */
    private FileIdentity identityOf(KnownFile file, String firstLine) {
        return new FileIdentity(host, file.identityInode(), firstLine);
    }

    /** A compressed file does not grow once it is complete; it need not be decompressed again to know that. */
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
     * Nothing of the known file is answered for, so that its mark says nothing; what else is known of it must agree.
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
                    || !file.firstLine().equals(FirstLine.hashOf(original, false)) // it was cut, just now
                    || Mark.of(length, start, length).matches(original);
        }
    }

    /** Whether it is being copied, or its original is about to be cut; else it will soon differ. */
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
                boolean beginning = file.offset() > end.offset() && standsInOriginal(end, origin);
                if (beginning ? !settled : isCompleteCopy(origin, content)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean standsInOriginal(Mark mark, Origin origin) throws IOException {
        try (Content original = origin.open()) {
            return original != null && mark.matches(original);
        }
    }

    /**
     * A copy may be shorter than what was read of the original: lines came and were read between the copying and the
     * truncation. What it holds has the original's identity, and adds nothing.
     */
    private Recognised copyOfWhatIsGone(FileStat stat, Content content, List<Origin> candidates, String firstLine)
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
