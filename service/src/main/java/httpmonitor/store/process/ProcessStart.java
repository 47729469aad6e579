package httpmonitor.store.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a process was started. */
sealed interface ProcessStart {

    /**
     * Counted from boot, by Linux. It stays the same when the clock is set.
     *
     * @param ticks clock ticks from boot to the start
     * @param boot identifies the boot
     */
    record SinceBoot(long ticks, String boot) implements ProcessStart {

        private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

        /** Fields in front of the start's in the kernel's list, counted from behind the name, which may have spaces. */
        private static final int FIELDS_BEFORE = 19;

        /** Empty where the system does not tell it, and for a process that has ended. */
        static Optional<ProcessStart> of(long pid) {
            try {
                String stat = read(Path.of("/proc", Long.toString(pid), "stat"));
                String[] fields =
                        stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", FIELDS_BEFORE + 2);
                return parse(fields[FIELDS_BEFORE] + "@" + read(BOOT).strip());
            } catch (IOException unreadable) {
                return Optional.empty();
            }
        }

        private static String read(Path file) throws IOException {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }

        @Override
        public boolean isOf(ProcessHandle process) {
            return of(process.pid()).filter(this::equals).isPresent();
        }

        @Override
        public String toString() {
            return ticks + "@" + boot;
        }
    }

    /** By the wall clock, where the system tells no more. Earlier versions always wrote this. */
    record ByClock(Instant time) implements ProcessStart {

        /** The JDK counts start times on Linux from a time of boot that moves when the clock is set. */
        private static final Duration CLOCK_STEP = Duration.ofSeconds(5);

        @Override
        public boolean isOf(ProcessHandle process) {
            return process.info()
                    .startInstant()
                    .map(then -> Duration.between(time, then).abs().compareTo(CLOCK_STEP) <= 0)
                    .orElse(false);
        }

        @Override
        public String toString() {
            return Long.toString(time.toEpochMilli());
        }
    }

    Pattern TEXT = Pattern.compile("(?<number>\\d{1,15})(@(?<boot>[\\w-]{1,64}))?");

    /** That of a process; empty once it has ended. */
    static Optional<ProcessStart> of(ProcessHandle process) {
        return SinceBoot.of(process.pid())
                .or(() -> process.info().startInstant().map(ByClock::new));
    }

    /** Reads what {@code toString} wrote; empty where {@code text} is something else. */
    static Optional<ProcessStart> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group("number"));
        String boot = parts.group("boot");
        return Optional.of(boot == null ? new ByClock(Instant.ofEpochMilli(number)) : new SinceBoot(number, boot));
    }

    /** Whether the process of this id is the one that was started then. */
    boolean isOf(ProcessHandle process);
}
