package httpmonitor.ingest.ship;

import httpmonitor.accesslog.SourceParser;
import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.ingest.tail.Tailed;
import httpmonitor.ingest.tail.TailedFile;
import httpmonitor.ingest.tail.identity.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parser for each file, since some lines depend on earlier ones, and the parts of lines whose last part was not read
 * yet.
 */
final class LineParsers {

    /** A line of more bytes than these is no line of an access log. */
    private static final int LONGEST = 1 << 20;

    /** After a crash, the lines that were read since a part are read again. */
    private static final int MOST_LINES = 1_000;

    /** The number of bytes of parts that may wait, of all files together. */
    private static final int MOST_WAITING = 1 << 24;

    private record WaitingPart(Tailed.Line line, ParsedLine.Part of) {}

    private static final class OfFile {
        private final SourceParser parser;
        private final List<WaitingPart> parts = new ArrayList<>();
        private Tailed.@Nullable Line lastWithinLine;
        private int lines;
        private long bytes;

        OfFile(SourceParser parser) {
            this.parser = parser;
        }

        void notWithinLine() {
            lastWithinLine = null;
            lines = 0;
            bytes = 0;
        }
    }

    private final LineRules rules;
    private final NoHitWarnings warnings;
    private final Map<TailedFile, OfFile> files = new HashMap<>();
    private long waiting;

    LineParsers(LineRules rules, NoHitWarnings warnings) {
        this.rules = rules;
        this.warnings = warnings;
    }

    /** Parses a line; the lines of a file come in their order, each once. */
    ParsedLine parse(Tailed.Line line) {
        OfFile file = files.computeIfAbsent(line.file(), this::begin);
        ParsedLine parsed = file.parser.parse(line.bytes(), line.from(), line.to());
        if (parsed == ParsedLine.Skipped.W3C_HEADER) {
            line.file().columnsAt(line.offset(), file.parser.columns());
        }
        warnings.count(line, parsed);
        if (parsed instanceof ParsedLine.Part part) {
            file.parts.add(new WaitingPart(alone(line), part));
            file.bytes += line.length();
            waiting += line.length();
        }
        if (file.parser.isWithinLine()) {
            file.lastWithinLine = alone(line);
            file.lines++;
        } else {
            file.notWithinLine();
        }
        return parsed;
    }

    /** The same line without the rest of its block, but for what its mark needs, since it may wait for long. */
    private static Tailed.Line alone(Tailed.Line line) {
        byte[] own = Arrays.copyOfRange(line.bytes(), line.from(), line.to());
        byte[] block = Arrays.copyOfRange(line.block(), Math.max(0, line.end() - Mark.DEPTH), line.end());
        return new Tailed.Line(
                line.file(),
                own,
                0,
                own.length,
                line.offset(),
                line.length(),
                line.complete(),
                line.rest(),
                block,
                block.length);
    }

    private OfFile begin(TailedFile file) {
        SourceParser parser = new SourceParser(rules);
        parser.restoreColumns(file.columns());
        return new OfFile(parser);
    }

    /** Whether parts of a line of this file were read, and its last part was not. */
    boolean isWithinLine(TailedFile of) {
        OfFile file = files.get(of);
        return file != null && file.parser.isWithinLine();
    }

    /** The line of this file that was parsed last, if parts wait for their last part. */
    Optional<Tailed.Line> lastWithinLine(TailedFile of) {
        OfFile file = files.get(of);
        return file == null ? Optional.empty() : Optional.ofNullable(file.lastWithinLine);
    }

    /**
     * Whether so much was read since the first part that waits that its end is not to be expected. The same lines give
     * the same result in each run, unless the parts of all files together are too many.
     */
    boolean hasTooMuch(TailedFile of) {
        OfFile file = files.get(of);
        boolean tooMuch = file != null && (file.bytes > LONGEST || file.lines > MOST_LINES);
        return tooMuch || (waiting > MOST_WAITING && file != null && !file.parts.isEmpty());
    }

    /** The parts that do not wait any more: the line parsed last was joined with them. Each is returned once. */
    List<Tailed.Line> takeJoined(TailedFile of) {
        OfFile file = files.get(of);
        return file == null || file.parts.isEmpty() ? List.of() : take(file);
    }

    /** The parts that wait; what follows is read without them. */
    List<Tailed.Line> giveUp(TailedFile of) {
        OfFile file = files.get(of);
        if (file == null) {
            return List.of();
        }
        file.parser.forgetParts();
        file.notWithinLine();
        return take(file);
    }

    private List<Tailed.Line> take(OfFile file) {
        List<Tailed.Line> taken = new ArrayList<>();
        file.parts.removeIf(part -> !file.parser.isWithinLine(part.of()) && taken.add(part.line()));
        taken.forEach(line -> waiting -= line.length());
        return taken;
    }

    /** Frees what is known of a file that has ended. */
    void forget(TailedFile file) {
        giveUp(file);
        files.remove(file);
    }

    /** The same for all files that are not read any more; call it when all their lines are parsed. */
    void forgetLeft() {
        files.keySet().stream().filter(TailedFile::isLeft).toList().forEach(this::forget);
    }
}
