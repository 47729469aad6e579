package httpmonitor.ingest.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.ingest.tail.file.Content;
import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.identity.FileIdentity;
import httpmonitor.ingest.tail.identity.Mark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineSplitterTest {
    private final TailedFile file = TailedFile.fresh(
            "a.log",
            new FileStat(Path.of("a.log"), "key", 1, true, 0, 0, 0),
            new FileIdentity("web-1", 1, "00"),
            Mark.START,
            Instant.EPOCH,
            new ColumnsLine("", () -> ""));
    private final LineMemory memory = new LineMemory(2_000);
    private final List<Tailed.Line> lines = new ArrayList<>();
    private byte[] written = {};
    private boolean isReadAgain = true;
    private LineSplitter splitter = split();

    private LineSplitter split() {
        try {
            return new LineSplitter(file, new Bytes(), memory);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What the test has written. */
    private final class Bytes implements Content {
        @Override
        public int read(long position, byte[] into, int at, int length) {
            assertThat(isReadAgain).isTrue();
            int count = Math.min(length, Math.max(0, written.length - (int) position));
            System.arraycopy(written, Math.min(written.length, (int) position), into, at, count);
            return count;
        }

        @Override
        public long size() {
            return written.length;
        }

        @Override
        public boolean isReadAgain() {
            return isReadAgain;
        }

        @Override
        public void close() {}
    }

    private void feed(byte[] bytes, int from, int to) throws IOException {
        written = bytes;
        byte[] block = splitter.block(to - from);
        System.arraycopy(bytes, from, block, splitter.keptBytes(), to - from);
        assertThat(splitter.continues(block)).isTrue();
        splitter.split(block, lines::add);
    }

    private List<String> texts() {
        return lines.stream()
                .map(line ->
                        new String(line.bytes(), line.from(), line.to() - line.from(), StandardCharsets.ISO_8859_1))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"60, 400, true", "60, 400, false", "3000, 400, true", "3000, 4000, true", "3000, 400, false"})
    void howTheBytesArriveChangesNoLineNoOffsetAndNoMark(int longest, int most, boolean again) throws Exception {
        isReadAgain = again;
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append("x".repeat(random.nextInt(longest))).append(i).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length; ) {
            int next = Math.min(bytes.length, at + 1 + random.nextInt(most));
            feed(bytes, at, next);
            at = next;
        }
        assertThat(texts()).isEqualTo(text.toString().lines().toList());
        for (Tailed.Line line : lines) {
            int next = (int) line.next();
            assertThat(bytes[next - 1]).isEqualTo((byte) '\n');
            assertThat(line.mark()).isEqualTo(Mark.of(next, bytes, next));
        }
    }

    @Test
    void allFilesTogetherKeepNoMoreOfTheirIncompleteLinesThanTheyMay() throws Exception {
        byte[] bytes = ("x".repeat(1_500) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        feed(bytes, 0, 1_400);
        LineSplitter first = splitter;
        splitter = split();
        feed(bytes, 0, 1_400);
        assertThat(first.keptBytes()).isEqualTo(1_400);
        assertThat(splitter.keptBytes()).isEqualTo(Mark.DEPTH);

        feed(bytes, 1_400, 1_501);

        assertThat(texts()).containsExactly("x".repeat(1_500));
        first.close();
        assertThat(memory.take(2_000)).isTrue();
    }

    @Test
    void aLineWhoseBeginningIsGoneIsNotHandedOut() throws Exception {
        assertThat(memory.take(2_000)).isTrue();
        feed(new byte[] {'x'}, 0, 1);
        byte[] bytes = "x".repeat(3_000).getBytes(StandardCharsets.ISO_8859_1);
        feed(bytes, 1, 3_000);
        byte[] block = splitter.block(1);
        block[block.length - 1] = '\n';
        written = new byte[100];
        assertThatThrownBy(() -> splitter.split(block, lines::add)).hasMessage("it was cut while it was read");
        assertThat(lines).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofALineThatIsTooLongTheBeginningIsKeptAndTheRestCounted(boolean again) throws Exception {
        isReadAgain = again;
        byte[] bytes = new byte[3 * LineSplitter.LONGEST];
        Arrays.fill(bytes, (byte) 'x');
        bytes[bytes.length - 3] = '\n';
        for (int at = 0; at < bytes.length; at += 100_000) {
            feed(bytes, at, Math.min(bytes.length, at + 100_000));
        }
        splitter.end(lines::add);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().isCut()).isTrue();
        assertThat(lines.getFirst().length()).isEqualTo(bytes.length - 3);
        assertThat(texts().getFirst()).hasSize(LineSplitter.LONGEST);
        assertThat(lines.getFirst().mark()).isEqualTo(Mark.of(bytes.length - 2, bytes, bytes.length - 2));
        assertThat(texts().getLast()).isEqualTo("xx");
        assertThat(lines.getLast().complete()).isFalse();
    }

    @Test
    void aBlockThatRepeatsOtherBytesThanWereReadDoesNotContinue() throws Exception {
        byte[] bytes = "one\ntwo\nthr".getBytes(StandardCharsets.ISO_8859_1);
        feed(bytes, 0, bytes.length);
        byte[] block = splitter.block(4);
        block[0] = 'O';
        assertThat(splitter.continues(block)).isFalse();
    }
}
