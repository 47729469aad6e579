package httpmonitor.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessMarkTest {

    private final ProcessMark mine = ProcessMark.of(ProcessHandle.current()).orElseThrow();

    @Test
    void findsTheProcessAgain() {
        ProcessMark read = ProcessMark.parse(mine.toString()).orElseThrow();
        assertThat(read.find("java")).contains(ProcessHandle.current());
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotFound() {
        var earlier = new ProcessMark(mine.pid(), mine.start().minus(Duration.ofHours(1)));
        assertThat(earlier.find("java")).isEmpty();
    }

    @Test
    void aProcessThatServesSomethingElseIsNotFound() {
        assertThat(mine.find("/some/other/folder")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "@", "x@1", "1@x", "-1@5", "99999999999999999999@1"})
    void anythingElseIsNoMark(String text) {
        assertThat(ProcessMark.parse(text)).isEmpty();
    }
}
