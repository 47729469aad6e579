package httpmonitor.store;

import httpmonitor.store.process.FreePort;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks, before Elasticsearch is started, what would prevent its start. Each finding is one sentence. */
final class StartChecks {

    private static final long MEGABYTE = 1 << 20;

    /** The memory that the server needs in addition to its heap, for code, threads and network buffers. */
    private static final long NON_HEAP_MEGABYTES = 256;

    /** Elasticsearch opens no new index below its low watermark. */
    private static final long LEAST_DISK_MEGABYTES = 1024;

    private StartChecks() {}

    /** The first obstacle, if there is one. */
    static Optional<String> refusal(NodeSettings settings, ElasticsearchFolder folder) throws IOException {
        return Stream.of(
                        distribution(settings.distribution()),
                        libraries(settings.distribution()),
                        memory(settings.heapMegabytes(), availableMegabytes()),
                        disk(folder.root(), Files.getFileStore(folder.root()).getUsableSpace() / MEGABYTE),
                        port(settings.port()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<String> distribution(Path distribution) {
        return Files.isRegularFile(distribution.resolve("bin/elasticsearch"))
                ? Optional.empty()
                : Optional.of("There is no Elasticsearch in " + distribution
                        + "; build the service, which unpacks it there (mvn package).");
    }

    static Optional<String> libraries(Path distribution) {
        return NativeLibraries.missing(distribution)
                .map(library -> NativeLibraries.diagnosis(library) + "; " + NativeLibraries.ADVICE + ".");
    }

    static Optional<String> memory(int heapMegabytes, long availableMegabytes) {
        long needed = heapMegabytes + NON_HEAP_MEGABYTES;
        return needed <= availableMegabytes
                ? Optional.empty()
                : Optional.of(("Elasticsearch with a heap of %d MB needs about %d MB of memory and %d MB are available;"
                                + " give it less with --heap, or free some.")
                        .formatted(heapMegabytes, needed, availableMegabytes));
    }

    static Optional<String> disk(Path folder, long freeMegabytes) {
        return freeMegabytes >= LEAST_DISK_MEGABYTES
                ? Optional.empty()
                : Optional.of(
                        ("Only %d MB are free on the disk of %s and the store needs at least %d MB; free some, or name"
                                        + " another folder with --data.")
                                .formatted(freeMegabytes, folder, LEAST_DISK_MEGABYTES));
    }

    static Optional<String> port(int port) {
        return port == 0 || !FreePort.isTaken(port)
                ? Optional.empty()
                : Optional.of(
                        "Port " + port + " on 127.0.0.1 is in use by another program, so the store cannot listen there;"
                                + " stop that program, or choose another port with --port.");
    }

    /** The free memory of the machine or the container. */
    private static long availableMegabytes() throws IOException {
        long total =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                        ? machine.getTotalMemorySize() / MEGABYTE
                        : Long.MAX_VALUE;
        return Math.min(total, linuxAvailableMegabytes().orElse(Long.MAX_VALUE));
    }

    private static Optional<Long> linuxAvailableMegabytes() throws IOException {
        Path meminfo = Path.of("/proc/meminfo");
        if (!Files.isReadable(meminfo)) {
            return Optional.empty();
        }
        Predicate<String> available = line -> line.toLowerCase(Locale.ROOT).startsWith("memavailable:");
        try (Stream<String> lines = Files.lines(meminfo)) {
            return lines.filter(available).findFirst().map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024);
        }
    }
}
