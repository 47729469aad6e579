package httpmonitor.store.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessMarkTest {

    private final ProcessMark mine = ProcessMark.of(ProcessHandle.current()).orElseThrow();

    @Test
    void findsTheProcessAgain() {
        ProcessMark read = ProcessMark.parse(mine.toString()).orElseThrow();
        assertThat(read.find("java")).contains(ProcessHandle.current());
    }

    /** Where the mark has a time of day, all marks move when the clock is set. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theStartIsCountedFromBoot() throws Exception {
        String boot =
                Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        assertThat(mine.toString()).matches(mine.pid() + "@\\d+@" + boot);
        Process later = new ProcessBuilder("sleep", "60").start();
        try {
            long ticks = ticks(ProcessMark.of(later.toHandle()).orElseThrow()) - ticks(mine);
            Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
            Instant startedLater = later.info().startInstant().orElseThrow();
            assertThat(ticks * 10)
                    .isCloseTo(Duration.between(started, startedLater).toMillis(), within(20L));
        } finally {
            later.destroyForcibly();
        }
    }

    private static long ticks(ProcessMark mark) {
        return Long.parseLong(mark.toString().replaceAll("^\\d+@|@.*", ""));
    }

    /** Earlier versions wrote milliseconds since the epoch. */
    @Test
    void findsTheProcessOfAnEarlierVersionsMark() {
        Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
        assertThat(marked(started).find("java")).contains(ProcessHandle.current());
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotFound() {
        Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
        assertThat(marked(started.minus(Duration.ofHours(1))).find("java")).isEmpty();
        assertThat(ProcessMark.parse(mine.toString().replaceFirst("@", "@1"))
                        .orElseThrow()
                        .find("java"))
                .isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessOfAnotherBootIsNotFound() {
        String otherBoot = mine.toString().replaceFirst("[0-9a-f-]+$", "0c0ffee0-1111-4222-8333-444455556666");
        assertThat(ProcessMark.parse(otherBoot).orElseThrow().find("java")).isEmpty();
    }

    private ProcessMark marked(Instant started) {
        return ProcessMark.parse(mine.pid() + "@" + started.toEpochMilli()).orElseThrow();
    }

    @Test
    void aProcessThatServesSomethingElseIsNotFound() {
        assertThat(mine.find("/some/other/folder")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "@", "x@1", "1@x", "-1@5", "1@5@", "1@5@a b", "99999999999999999999@1"})
    void anythingElseIsNoMark(String text) {
        assertThat(ProcessMark.parse(text)).isEmpty();
    }
}
