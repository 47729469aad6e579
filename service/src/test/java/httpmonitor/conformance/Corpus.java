package httpmonitor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lines in {@code logstash/tests} {@code NAME.log}, and in {@code NAME.json} an array with what each of them stands
 * for.
 */
final class Corpus {
    /** The Logstash part of the project. */
    static final Path LOGSTASH =
            Path.of(System.getProperty("httpmonitor.home", "..")).resolve("logstash");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Corpus() {}

    /** All lines of all files, in the order of the files' names. */
    static List<CorpusLine> lines() {
        return linesIn(LOGSTASH.resolve("tests"));
    }

    private static List<CorpusLine> linesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .flatMap(file -> linesOf(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CorpusLine> linesOf(Path log) {
        try {
            List<byte[]> lines = split(Files.readAllBytes(log));
            String name = log.getFileName().toString();
            JsonNode expected = JSON.readTree(Files.readAllBytes(log.resolveSibling(name.replace(".log", ".json"))));
            if (lines.size() != expected.size()) {
                throw new IllegalStateException(
                        name + " has " + lines.size() + " lines, " + expected.size() + " are explained");
            }
            List<CorpusLine> result = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                result.add(new CorpusLine(name + ":" + (i + 1), lines.get(i), expected.get(i)));
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a file, each of which ends with LF. */
    static List<byte[]> split(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                lines.add(Arrays.copyOfRange(file, start, i));
                start = i + 1;
            }
        }
        return lines;
    }
}
