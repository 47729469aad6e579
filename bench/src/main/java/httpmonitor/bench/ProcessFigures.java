package httpmonitor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The resources that a process has used, as {@code /proc} reports them (proc(5)).
 *
 * @param cpuSeconds processor time, user and system
 * @param residentMegabytes resident memory now
 * @param peakMegabytes the most resident memory it ever had
 * @param openFiles open file descriptors
 */
record ProcessFigures(double cpuSeconds, double residentMegabytes, double peakMegabytes, long openFiles) {

    private static final double TICKS_PER_SECOND = 100;

    /**
     * A process that runs.
     *
     * @throws IOException where it has ended
     */
    static ProcessFigures of(long pid) throws IOException {
        Path folder = Path.of("/proc", Long.toString(pid));
        String stat = Files.readString(folder.resolve("stat"));
        // Behind the name, which may hold anything: state is field 3, utime and stime are 14 and 15.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        String status = Files.readString(folder.resolve("status"));
        try (Stream<Path> files = Files.list(folder.resolve("fd"))) {
            return new ProcessFigures(
                    (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND,
                    megabytes(status, "VmRSS:"),
                    megabytes(status, "VmHWM:"),
                    files.count());
        }
    }

    private static double megabytes(String status, String name) throws IOException {
        return status.lines()
                        .filter(line -> line.startsWith(name))
                        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst()
                        .orElseThrow(() -> new IOException("the process has ended"))
                / 1024.0;
    }
}
