package httpmonitor.logstash;

import httpmonitor.accesslog.SourceParser;
import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.format.TrustedProxies;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.accesslog.line.Refused;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.write.LineDocuments;
import httpmonitor.elastic.write.LineDocuments.LineDocument;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The documents of a pipeline's lines: those of {@code ship}, by the same parser. The lines of a source come in their
 * order. Not thread-safe: for a pipeline with one worker.
 */
public final class LogstashLines {

    private static final int LONGEST = 1 << 20;
    private static final int MOST_SOURCES = 1_000;

    private final LineRules rules;
    private final LineDocuments documents;
    private final RememberedColumns columns;
    private final Map<String, Source> sources = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * For a pipeline with these settings, each of which may be empty.
     *
     * @param format the name of a format, or a server's own directive
     * @param trustedProxies networks, separated by commas
     * @param zone of times that name none; the machine's where empty
     * @param retentionDays hits that are older go to the archive
     * @param state where the columns of W3C logs are kept across restarts; kept in memory only where empty
     * @throws IllegalArgumentException if one of them cannot be read; a sentence
     */
    public LogstashLines(String format, String trustedProxies, String zone, long retentionDays, String state) {
        this.rules = new LineRules(format, zone(zone), TrustedProxies.of(words(trustedProxies)));
        this.documents = new LineDocuments(IndexNames.of(IndexNames.USUAL_PATTERN), Duration.ofDays(retentionDays));
        this.columns = state.isEmpty() ? RememberedColumns.inMemory() : RememberedColumns.in(Path.of(state));
    }

    /**
     * The documents of the next line of a source. Usually it is one. There is none for a line without content, or for a
     * part of a line whose end is still to come. There are several for the parts of a line that is not a hit.
     *
     * @param source identifies the source
     * @param line without its LF
     * @param readMillis when it was read, in milliseconds since the epoch
     */
    public List<LineDocument> read(String source, byte[] line, long readMillis) {
        Instant read = Instant.ofEpochMilli(readMillis);
        if (line.length > LONGEST) {
            String reason = Refused.tooLong(line.length).reason();
            return List.of(documents.unparsed(Arrays.copyOf(line, LONGEST), reason, read));
        }
        Source from = source(source);
        ParsedLine parsed = from.parse(line);
        columns.remember(source, from.columns());
        return switch (parsed) {
            case AccessLogEntry hit -> hit(from, hit, read);
            case ParsedLine.Unparsed unparsed -> aside(from.takeLines(line), unparsed.reason(), read);
            case ParsedLine.Skipped skipped -> List.of();
            case ParsedLine.Part part -> aside(from.takeTooMany(), "part of a line that is longer than 1 MiB", read);
        };
    }

    private List<LineDocument> hit(Source from, AccessLogEntry hit, Instant read) {
        from.forgetParts();
        return List.of(documents.hit(hit, read));
    }

    private List<LineDocument> aside(List<byte[]> lines, String reason, Instant read) {
        return lines.stream()
                .map(line -> documents.unparsed(line, reason, read))
                .toList();
    }

    private Source source(String name) {
        Source known = sources.get(name);
        if (known == null) {
            known = new Source(new SourceParser(rules), columns.of(name));
            sources.put(name, known);
            if (sources.size() > MOST_SOURCES) {
                sources.remove(sources.keySet().iterator().next());
            }
        }
        return known;
    }

    private static ZoneId zone(String name) {
        try {
            return name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + name + "' is not a valid time zone, for example Europe/Berlin", e);
        }
    }

    private static List<String> words(String list) {
        return Stream.of(list.split(",", -1)).filter(word -> !word.isBlank()).toList();
    }

    /** A source's parser, and the parts of its line whose end is still to come. */
    private static final class Source {
        private final SourceParser parser;
        private final List<byte[]> parts = new ArrayList<>();
        private int bytes;

        Source(SourceParser parser, String columns) {
            this.parser = parser;
            parser.restoreColumns(columns);
        }

        ParsedLine parse(byte[] line) {
            ParsedLine parsed = parser.parse(line, 0, line.length);
            if (parsed instanceof ParsedLine.Part) {
                parts.add(line);
                bytes += line.length;
            }
            return parsed;
        }

        String columns() {
            return parser.columns();
        }

        /** The line, and the parts in front of it that it was joined with. */
        List<byte[]> takeLines(byte[] line) {
            List<byte[]> lines = new ArrayList<>(parser.isWithinLine() ? List.of() : parts);
            lines.add(line);
            forgetParts();
            return lines;
        }

        /** The parts, where they are more than any line of an access log. */
        List<byte[]> takeTooMany() {
            if (bytes <= LONGEST) {
                return List.of();
            }
            List<byte[]> taken = List.copyOf(parts);
            parts.clear();
            bytes = 0;
            return taken;
        }

        void forgetParts() {
            if (!parser.isWithinLine()) {
                parts.clear();
                bytes = 0;
            }
        }
    }
}
