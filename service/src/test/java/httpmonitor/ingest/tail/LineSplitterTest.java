package httpmonitor.ingest.tail;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.identity.FileIdentity;
import httpmonitor.ingest.tail.identity.Mark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private final TailedFile file = TailedFile.fresh(
            "a.log",
            new FileStat(Path.of("a.log"), "key", 1, true, 0, 0, 0),
            new FileIdentity("web-1", 1, "00"),
            Mark.START,
            Instant.EPOCH,
            new ColumnsLine("", () -> ""));
    private final LineSplitter splitter = new LineSplitter(file, 0, new byte[0]);
    private final List<Tailed.Line> lines = new ArrayList<>();

    private void feed(byte[] bytes, int from, int to) {
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

    @Test
    void howTheBytesArriveChangesNoLineNoOffsetAndNoMark() {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append("x".repeat(random.nextInt(60))).append(i).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length; ) {
            int next = Math.min(bytes.length, at + 1 + random.nextInt(400));
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
    void ofALineThatIsTooLongTheBeginningIsKeptAndTheRestCounted() {
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
    void aBlockThatRepeatsOtherBytesThanWereReadDoesNotContinue() {
        byte[] bytes = "one\ntwo\nthr".getBytes(StandardCharsets.ISO_8859_1);
        feed(bytes, 0, bytes.length);
        byte[] block = splitter.block(4);
        block[0] = 'O';
        assertThat(splitter.continues(block)).isFalse();
    }
}
