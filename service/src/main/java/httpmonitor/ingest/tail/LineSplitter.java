package httpmonitor.ingest.tail;

import httpmonitor.bytes.EightBytes;
import httpmonitor.ingest.tail.identity.Mark;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Splits the content of a file into lines at LF; every other byte is ordinary. Memory is bounded: of a line longer than
 * {@value #LONGEST} bytes only the beginning is kept, and the rest is counted.
 *
 * <p>Bytes come in blocks. Each block begins with the end of the one before: the line that is not complete yet, and at
 * least {@link Mark#DEPTH} bytes before the reading position, which show whether the file was written again.
 */
final class LineSplitter {
    /** The longest line that is kept whole, in bytes. */
    static final int LONGEST = 1 << 20;

    private static final byte[] NOTHING = {};
    private static final byte[] NULS = new byte[1 << 16];

    private final TailedFile file;
    private byte[] kept;
    private int pending;
    private long position;
    private byte @Nullable [] longHead;
    private long longStart;
    private boolean rest;

    /** Continues a file at {@code position}; {@code history} holds the bytes before it. */
    LineSplitter(TailedFile file, long position, byte[] history) {
        this.file = file;
        this.position = position;
        this.kept = history;
        this.rest = file.endsInsideALine();
    }

    TailedFile file() {
        return file;
    }

    /** Offset after the last byte that was read. */
    long position() {
        return position;
    }

    /** The number of bytes read that are not yet part of a complete line. */
    long pendingBytes() {
        return longHead == null ? pending : position - longStart;
    }

    /** The offset of the line that is not complete yet. */
    long lineStart() {
        return position - pendingBytes();
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

    /** Takes a filled {@link #block}, and hands out the lines that it completes. */
    void split(byte[] block, Consumer<? super Tailed.Line> lines) {
        long base = position - kept.length;
        int start = withoutNuls(block, kept.length - pending);
        for (int end = lf(block, kept.length); end < block.length; end = lf(block, start)) {
            lines.accept(line(block, start, end, base, true));
            start = withoutNuls(block, end + 1);
        }
        position = base + block.length;
        keep(block, start);
    }

    /**
     * The first byte of a line, after NULs. A server that does not append continues at its old offset in a file that
     * was cut, and leaves a hole of NULs before its next line, which may be gigabytes long.
     */
    private int withoutNuls(byte[] block, int from) {
        int start = longHead == null ? from : block.length;
        while (start < block.length && block[start] == 0) {
            int length = Math.min(block.length - start, NULS.length);
            int other = Arrays.mismatch(block, start, start + length, NULS, 0, length);
            start += other < 0 ? length : other;
        }
        return longHead == null ? start : from;
    }

    private static int lf(byte[] block, int from) {
        return EightBytes.indexOf('\n', block, from, block.length);
    }

    /** Takes the incomplete line as the last one. */
    void end(Consumer<? super Tailed.Line> lines) {
        if (pendingBytes() > 0) {
            lines.accept(line(kept, kept.length - pending, kept.length, position - kept.length, false));
        }
        pending = 0;
        longHead = null;
    }

    private Tailed.Line line(byte[] block, int start, int end, long base, boolean complete) {
        int after = complete ? end + 1 : end;
        boolean isRest = rest;
        rest = false;
        byte[] head = longHead;
        if (head != null) {
            longHead = null;
            return new Tailed.Line(
                    file, head, 0, head.length, longStart, base + end - longStart, complete, isRest, block, after);
        }
        int to = Math.min(end, start + LONGEST);
        return new Tailed.Line(file, block, start, to, base + start, end - start, complete, isRest, block, after);
    }

    private void keep(byte[] block, int start) {
        pending = longHead == null ? block.length - start : 0;
        if (pending > LONGEST) {
            longHead = Arrays.copyOfRange(block, start, start + LONGEST);
            longStart = position - pending;
            pending = 0;
        }
        int keep = Math.min(block.length, Math.max(pending, Mark.DEPTH));
        kept = keep == 0 ? NOTHING : Arrays.copyOfRange(block, block.length - keep, block.length);
    }
}
