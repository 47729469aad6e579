package httpmonitor.ingest.tail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a file that has come into sight is one whose lines were read before: the same file under whatever name, or a copy that
 * was made of it.
 */
final class Recogniser {
    /** What a file can be, by where it was found. */
    enum Descent {
        /** The successor of a file that was renamed and is still there: no copy of it. */
        NEW,
        /** A file of its own or a copy of a known one. */
        ANY,
        /** It stands beside a tailed file and has its name with a suffix: that may be a copy made just before a truncation. */
        SIBLING
    }

    private final String host;
    private final Supplier<Collection<KnownFile>> known;

    Recogniser(String host, Supplier<Collection<KnownFile>> known) {
        this.host = host;
        this.known = known;
    }

    /**
     * Looks at a file's content.
     *
     * @param ended whether nothing will follow, so that a first line without LF is one
     * @param settled whether it has been quiet, so that what looks like the beginning of a copy is none
     */
    Recognised recognise(FileStat stat, Content content, boolean ended, boolean settled, Descent descent)
            throws IOException {
        String firstLine = FirstLine.hashOf(content, ended);
        if (firstLine == null) {
            return new Recognised.NotYet();
        }
        List<KnownFile> candidates = known.get().stream()
                .filter(file -> file.firstLine().equals(firstLine))
                .sorted(Comparator.comparing((KnownFile file) -> file.inode() != stat.inode())
                        .thenComparing(
                                Comparator.comparingLong(KnownFile::offset).reversed()))
                .toList();
        for (KnownFile file : candidates) {
            if (isReadAlready(file, stat)) {
                return new Recognised.ReadAlready();
            }
            boolean itself = file.inode() == stat.inode();
            if (itself ? file.mark().standsIn(content) : isCopy(file, content, descent)) {
                return new Recognised.Same(file, file.identity(host), file.mark());
            }
        }
        if (!settled && descent != Descent.NEW && mayBeGrowingCopy(content, candidates)) {
            return new Recognised.NotYet();
        }
        return descent == Descent.SIBLING
                ? copyOfWhatIsGone(stat, content, candidates, firstLine)
                : fresh(stat, firstLine);
    }

    /** A compressed file does not grow once it is complete; it need not be decompressed again to know that. */
    private static boolean isReadAlready(KnownFile file, FileStat stat) {
        return stat.isGzip()
                && file.state() == KnownFile.State.FINISHED
                && file.inode() == stat.inode()
                && file.size() == stat.size();
    }

    private static boolean isCopy(KnownFile file, Content content, Descent descent) throws IOException {
        return descent != Descent.NEW
                && file.isRecognisable()
                && file.mark().standsIn(content)
                && (file.offset() > 0 || mayBeginLike(file, content));
    }

    /** Nothing of the known file is answered for, so that its mark says nothing; what else is known of it must agree. */
    private static boolean mayBeginLike(KnownFile file, Content content) throws IOException {
        if (file.state() == KnownFile.State.TRUNCATED) {
            return true;
        }
        byte[] start = new byte[(int) Math.min(file.size(), 1 << 16)];
        int length = content.readFully(0, start, 0, start.length);
        try (Content original = originalOf(file)) {
            return original == null
                    || !file.firstLine().equals(FirstLine.hashOf(original, false)) // it was cut, just now
                    || Mark.of(length, start, length).standsIn(original);
        }
    }

    /** {@code null} where it is no longer there. */
    private static @Nullable Content originalOf(KnownFile file) throws IOException {
        FileStat stat = FileStat.of(Path.of(file.path()));
        return stat == null || stat.inode() != file.inode() ? null : stat.open();
    }

    /** Whether all that is there so far is the beginning of a known file: it is being copied, or will soon differ. */
    private static boolean mayBeGrowingCopy(Content content, List<KnownFile> candidates) throws IOException {
        if (content instanceof GzipContent gzip && gzip.isCutShort()) {
            return true;
        }
        Mark end = Mark.at(content.size(), content);
        for (KnownFile file : candidates) {
            if (file.isRecognisable() && file.offset() > end.offset() && standsInOriginal(end, file)) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsInOriginal(Mark mark, KnownFile file) throws IOException {
        try (Content original = originalOf(file)) {
            return original != null && mark.standsIn(original);
        }
    }

    /**
     * A copy may be shorter than what was read of the original: lines came and were read between the copying and the truncation. What
     * it holds has the original's identity, and adds nothing.
     */
    private Recognised copyOfWhatIsGone(FileStat stat, Content content, List<KnownFile> candidates, String firstLine)
            throws IOException {
        long size = content.size();
        return candidates.stream()
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
