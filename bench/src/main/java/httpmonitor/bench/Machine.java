package httpmonitor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The machine on which a run was made.
 *
 * @param processor as the kernel names it
 * @param cores processors that the JVM may use
 * @param memoryGigabytes memory of the machine
 * @param java version of the JVM that measures, and runs the product
 * @param loadBefore the kernel's average number of runnable threads over the last minute when the run began; near 0 on
 *     a machine that does nothing else
 */
record Machine(String processor, int cores, long memoryGigabytes, String java, double loadBefore) {

    /** This machine, now. */
    static Machine now() throws IOException {
        return new Machine(
                field(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(field(Path.of("/proc/meminfo"), "MemTotal").replace(" kB", "")) >> 20,
                Runtime.version().toString(),
                loadOfLastMinute());
    }

    @Override
    public String toString() {
        return processor + ", " + cores + " cores, " + memoryGigabytes + " GB, Java " + java + ", load before "
                + loadBefore;
    }

    private static double loadOfLastMinute() throws IOException {
        String averages = Files.readString(Path.of("/proc/loadavg"));
        return Double.parseDouble(averages.substring(0, averages.indexOf(' ')));
    }

    private static String field(Path file, String name) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
