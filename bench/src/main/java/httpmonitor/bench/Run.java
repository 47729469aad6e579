package httpmonitor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that ran to its end.
 *
 * @param wallSeconds from start to end
 * @param cpuSeconds processor time as seen last; the very last milliseconds may be missing
 * @param peakMegabytes the most resident memory it had
 */
record Run(double wallSeconds, double cpuSeconds, double peakMegabytes) {

    private static final int LOOK_EVERY_MILLIS = 10;
    private static final int LAST_LINES = 10;

    /**
     * Runs a program.
     *
     * @param log where its output goes
     * @throws IOException where it fails; the message ends with what it said last
     */
    static Run of(ProcessBuilder program, Path log) throws IOException, InterruptedException {
        program.redirectErrorStream(true).redirectOutput(log.toFile());
        long started = System.nanoTime();
        Process process = program.start();
        ProcessFigures last = new ProcessFigures(0, 0, 0, 0);
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            last = seen(process, last);
        }
        double wall = (System.nanoTime() - started) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException(
                    String.join(" ", program.command()) + " ended with " + process.exitValue() + ": " + lastWords(log));
        }
        return new Run(wall, last.cpuSeconds(), last.peakMegabytes());
    }

    /** The last lines of a log, which itself is deleted with the scratch folder. */
    static String lastWords(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private static ProcessFigures seen(Process process, ProcessFigures before) {
        try {
            return ProcessFigures.of(process.pid());
        } catch (IOException e) {
            // It ends just now: what was seen before is the last that could be seen.
            return before;
        }
    }
}
