package httpmonitor.ingest.ship;

import httpmonitor.accesslog.SourceParser;
import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.ingest.tail.Tailed;
import httpmonitor.ingest.tail.TailedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A parser for each file, since some lines depend on earlier ones, and the parts of lines whose last part was not read
 * yet.
 */
final class LineParsers {

    private static final class OfFile {
        private final SourceParser parser;
        private final List<Tailed.Line> parts = new ArrayList<>();
        private Tailed.@Nullable Line lastWithinLine;

        OfFile(SourceParser parser) {
            this.parser = parser;
        }
    }

    private final LineRules rules;
    private final NoHitWarnings warnings;
    private final Map<TailedFile, OfFile> files = new WeakHashMap<>();

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
        file.lastWithinLine = file.parser.isWithinLine() ? line : null;
        if (parsed instanceof ParsedLine.Part) {
            file.parts.add(line);
        }
        return parsed;
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

    /** The parts that the line parsed last was joined with; each is returned once. */
    List<Tailed.Line> takeParts(TailedFile of) {
        OfFile file = files.get(of);
        if (file == null || file.parts.isEmpty()) {
            return List.of();
        }
        List<Tailed.Line> parts = List.copyOf(file.parts);
        file.parts.clear();
        return parts;
    }
}
