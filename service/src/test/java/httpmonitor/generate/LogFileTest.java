package httpmonitor.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path folder;

    private final FakePace pace = new FakePace();
    private Path path = Path.of("");

    @BeforeEach
    void path() {
        path = folder.resolve("logs/deep/access.log");
    }

    @Test
    void folders_are_created() throws IOException {
        try (LogFile file = new LogFile(path, "", pace, Long.MAX_VALUE)) {
            write(file, "a\n");
        }
        assertThat(path).hasContent("a\n");
    }

    @Test
    void a_file_that_would_grow_beyond_its_size_is_renamed_and_begun_anew() throws IOException {
        try (LogFile file = new LogFile(path, "h\n", pace, 10)) {
            for (String line : new String[] {"1111\n", "22\n", "3333\n", "444444444444\n", "5\n"}) {
                write(file, line);
            }
        }
        assertThat(path).hasContent("h\n5\n");
        assertThat(path.resolveSibling("access.log.1")).hasContent("h\n444444444444\n");
    }

    @Test
    void what_is_there_stays() throws IOException {
        for (String line : new String[] {"a\n", "b\n"}) {
            try (LogFile file = new LogFile(path, "header\n", pace, Long.MAX_VALUE)) {
                write(file, line);
            }
        }
        assertThat(path).hasContent("header\na\nb\n");
    }

    @Test
    void lines_are_there_when_the_write_returns() throws IOException {
        try (LogFile file = new LogFile(path, "", pace, Long.MAX_VALUE)) {
            write(file, "a\n");
            assertThat(path).hasContent("a\n");
        }
    }

    @Test
    void a_truncated_file_is_written_from_its_new_end() throws IOException {
        try (LogFile file = new LogFile(path, "", pace, Long.MAX_VALUE)) {
            write(file, "a\n");
            FileChannel.open(path, StandardOpenOption.WRITE).truncate(0).close();
            write(file, "b\n");
        }
        assertThat(path).hasContent("b\n");
    }

    @Test
    void a_file_moved_away_is_followed_by_a_new_one_within_a_second() throws IOException {
        Path moved = path.resolveSibling("access.log.1");
        try (LogFile file = new LogFile(path, "header\n", pace, Long.MAX_VALUE)) {
            write(file, "a\n");
            Files.move(path, moved);
            write(file, "b\n");
            pace.pass(Duration.ofSeconds(1));
            write(file, "c\n");
        }
        assertThat(moved).hasContent("header\na\nb\n");
        assertThat(path).hasContent("header\nc\n");
    }

    @Test
    void a_file_replaced_by_another_is_left_for_it() throws IOException {
        Path moved = path.resolveSibling("access.log.1");
        try (LogFile file = new LogFile(path, "", pace, Long.MAX_VALUE)) {
            write(file, "a\n");
            Files.move(path, moved);
            Files.writeString(path, "other\n");
            pace.pass(Duration.ofSeconds(1));
            write(file, "b\n");
        }
        assertThat(path).hasContent("other\nb\n");
    }

    @Test
    void a_removed_folder_comes_back() throws IOException {
        try (LogFile file = new LogFile(path, "", pace, Long.MAX_VALUE)) {
            write(file, "a\n");
            Files.delete(path);
            Files.delete(path.getParent());
            pace.pass(Duration.ofSeconds(1));
            write(file, "b\n");
        }
        assertThat(path).hasContent("b\n");
    }

    @Test
    void an_interrupt_during_a_write_stops_the_traffic_between_two_lines() throws IOException {
        LogFile file = new LogFile(path, "", pace, Long.MAX_VALUE);
        OutputStream interrupted = new FilterOutputStream(file) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (Files.size(path) > 0) {
                    Thread.currentThread().interrupt();
                }
                file.write(bytes, from, length);
            }
        };

        var options = GenerateOptions.live(RateShape.constant(BigDecimal.valueOf(100)));
        LogGenerator generator = new LogGenerator(options, interrupted, pace);

        assertThatThrownBy(generator::run).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(path).content().endsWith("\n");
    }

    @Test
    void a_folder_in_its_place_is_a_failure_that_names_it() throws IOException {
        Files.createDirectories(path);

        assertThatThrownBy(() -> new LogFile(path, "", pace, Long.MAX_VALUE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path.toString());
    }

    private static void write(LogFile file, String lines) throws IOException {
        file.write(lines.getBytes(StandardCharsets.US_ASCII));
    }
}
