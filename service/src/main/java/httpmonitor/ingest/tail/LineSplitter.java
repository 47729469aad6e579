package httpmonitor.ingest.tail;

import httpmonitor.bytes.EightBytes;
import httpmonitor.ingest.tail.file.Content;
import httpmonitor.ingest.tail.identity.Mark;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Splits the content of a file into lines at LF; every other byte is ordinary. Memory is bounded: of a line longer than
 * {@value #LONGEST} bytes only the beginning is handed out, and the rest is counted. The beginning of a line that is
 * not complete is kept, or, where the line is long and too much is kept of all files, read again once it is complete.
 *
 * <p>Bytes come in blocks. Each block begins with the end of the one before: the line that is not complete yet, and at
 * least {@link Mark#DEPTH} bytes before the reading position, which show whether the file was written again.
 */
final class LineSplitter implements Closeable {
    /** The longest line that is handed out whole, in bytes. */
    static final int LONGEST = 1 << 20;

    private static final byte[] NULS = new byte[1 << 16];

    private final TailedFile file;
    private final Content content;
    private final LineMemory memory;
    private byte[] kept;
    private int taken;
    private long position;

    /** The offset of the line that is not complete yet; before the kept bytes where it will be read again. */
    private long start;

    /** The beginning of such a line, where its content cannot be read again. */
    private byte @Nullable [] head;

    private boolean rest;

    /** Continues a file after its last answered line. */
    LineSplitter(TailedFile file, Content content, LineMemory memory) throws IOException {
        this.file = file;
        this.content = content;
        this.memory = memory;
        this.position = file.resumeOffset();
        this.start = position;
        this.kept = Mark.history(position, content);
        this.rest = file.endsInsideALine();
    }

    TailedFile file() {
        return file;
    }

    /** Offset after the last byte that was read. */
    long position() {
        return position;
    }

    /** The offset of the line that is not complete yet. */
    long lineStart() {
        return start;
    }

    /** The number of bytes before the reading position that a new block repeats. */
    int keptBytes() {
        return kept.length;
    }

    /**
     * Whether the bytes that the block repeats are still the same; compares at most {@link Mark#DEPTH} bytes.
     */
    boolean continues(byte[] block) {
        int depth = Math.min(Mark.DEPTH, kept.length);
        return Arrays.equals(block, kept.length - depth, kept.length, kept, kept.length - depth, kept.length);
    }

    /** A buffer that begins with the kept bytes, and has room for more. */
    byte[] block(int room) {
        return Arrays.copyOf(kept, kept.length + room);
    }

    /**
     * Takes a filled {@link #block}, and hands out the lines that it completes.
     *
     * @throws IOException if the beginning of the first one cannot be read again; then nothing was handed out
     */
    void split(byte[] block, Consumer<? super Tailed.Line> lines) throws IOException {
        long base = position - kept.length;
        skipNuls(block, base);
        for (int end = lf(block, kept.length); end < block.length; end = lf(block, (int) (start - base))) {
            lines.accept(line(block, end, base, true));
            start = base + end + 1;
            skipNuls(block, base);
        }
        position = base + block.length;
        keep(block, base);
    }

    /**
     * Skips NULs at the beginning of a line. A server that does not append continues at its old offset in a file that
     * was cut, and leaves a hole of NULs before its next line, which may be gigabytes long.
     */
    private void skipNuls(byte[] block, long base) {
        int at = start < base ? block.length : (int) (start - base);
        while (at < block.length && block[at] == 0) {
            int length = Math.min(block.length - at, NULS.length);
            int other = Arrays.mismatch(block, at, at + length, NULS, 0, length);
            at += other < 0 ? length : other;
            start = base + at;
        }
    }

    private static int lf(byte[] block, int from) {
        return EightBytes.indexOf('\n', block, from, block.length);
    }

    /** Takes the incomplete line as the last one. */
    void end(Consumer<? super Tailed.Line> lines) throws IOException {
        if (start < position) {
            lines.accept(line(kept, kept.length, position - kept.length, false));
            start = position;
        }
    }

    private Tailed.Line line(byte[] block, int end, long base, boolean complete) throws IOException {
        long length = base + end - start;
        int shown = (int) Math.min(length, LONGEST);
        int from = start < base ? 0 : (int) (start - base);
        byte[] bytes = start < base ? beginning(shown) : block;
        boolean isRest = rest;
        rest = false;
        int after = complete ? end + 1 : end;
        return new Tailed.Line(file, bytes, from, from + shown, start, length, complete, isRest, block, after);
    }

    private byte[] beginning(int length) throws IOException {
        byte[] bytes = head;
        head = null;
        if (bytes == null) {
            bytes = new byte[length];
            if (content.readFully(start, bytes, 0, length) < length) {
                throw new IOException("it was cut while it was read");
            }
        }
        return bytes;
    }

    private void keep(byte[] block, long base) {
        int keep = Math.min(block.length, Mark.DEPTH);
        long length = position - start;
        memory.giveBack(taken);
        taken = 0;
        if (start >= base && length > keep) {
            taken = length <= LONGEST && memory.take((int) length) ? (int) length : 0;
            if (length <= LONGEST && (taken > 0 || !content.isReadAgain())) {
                keep = (int) length;
            } else if (!content.isReadAgain()) {
                head = Arrays.copyOfRange(block, (int) (start - base), (int) (start - base) + LONGEST);
            }
        }
        kept = Arrays.copyOfRange(block, block.length - keep, block.length);
    }

    /** Frees what is kept beyond the common memory, where it can be read again by now. */
    void freeIfReadAgain() {
        boolean more = head != null || (taken == 0 && kept.length > Mark.DEPTH);
        if (more && content.isReadAgain()) {
            head = null;
            kept = Arrays.copyOfRange(kept, Math.max(0, kept.length - Mark.DEPTH), kept.length);
        }
    }

    @Override
    public void close() {
        memory.giveBack(taken);
        taken = 0;
    }
}
