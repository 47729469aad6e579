package httpmonitor.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.EntryField;
import httpmonitor.accesslog.line.ParsedLine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the lines of one log by recognised format, and by the reason for which they are no hits. Not thread-safe.
 */
public final class FormatSurvey {

    /** What the monitor uses of a hit. */
    public enum Found {
        TIME,
        CLIENT,
        SECTION,
        STATUS,
        BYTES,
        DURATION
    }

    /** The lines of one format, or those refused for one reason. */
    public static final class Row {
        private final String what;
        private final boolean hit;
        private final String sample;
        private final Map<Found, Long> found = new EnumMap<>(Found.class);
        private long lines;

        private Row(String what, boolean hit, String sample) {
            this.what = what;
            this.hit = hit;
            this.sample = sample;
        }

        /** The format, or the reason why they are no hits. */
        public String what() {
            return what;
        }

        /** Whether they are hits. */
        public boolean isHit() {
            return hit;
        }

        /** The first of them, without its LF; raw text. */
        public String sample() {
            return sample;
        }

        /** How many there are. */
        public long lines() {
            return lines;
        }

        /** How many of them have this. */
        public long with(Found field) {
            return found.getOrDefault(field, 0L);
        }

        private void add(Found field, boolean present) {
            if (present) {
                found.merge(field, 1L, Long::sum);
            }
        }
    }

    private final SourceParser parser;
    private final LineRules rules;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private long lines;

    /** A survey of lines that are read by these rules. */
    public FormatSurvey(LineRules rules) {
        this.rules = rules;
        this.parser = new SourceParser(rules);
    }

    /** Looks at the next line of the log. */
    public void add(byte[] bytes, int from, int to) {
        lines++;
        ParsedLine parsed = parser.parse(bytes, from, to);
        switch (parsed) {
            case AccessLogEntry hit -> addHit(hit, bytes, from, to);
            case ParsedLine.Unparsed unparsed -> row(unparsed.reason(), false, bytes, from, to);
            case ParsedLine.Skipped skipped -> {}
            case ParsedLine.Part part -> {}
        }
    }

    private void addHit(AccessLogEntry hit, byte[] bytes, int from, int to) {
        Row row = row(parser.format(), true, bytes, from, to);
        row.add(Found.TIME, true);
        row.add(Found.CLIENT, hit.has(EntryField.CLIENT));
        row.add(Found.SECTION, hit.has(EntryField.SECTION));
        row.add(Found.STATUS, hit.status() != AccessLogEntry.ABSENT);
        row.add(Found.BYTES, hit.bodyBytes() != AccessLogEntry.ABSENT);
        row.add(Found.DURATION, hit.durationNanos() != AccessLogEntry.ABSENT);
    }

    private Row row(String what, boolean hit, byte[] bytes, int from, int to) {
        String key = (hit ? "+" : "-") + what;
        Row row = rows.computeIfAbsent(key, unused -> new Row(what, hit, new String(bytes, from, to - from, UTF_8)));
        row.lines++;
        return row;
    }

    /** How many lines were read, empty lines and headers included. */
    public long lines() {
        return lines;
    }

    /** The kinds of line, most frequent first. */
    public List<Row> rows() {
        List<Row> sorted = new ArrayList<>(rows.values());
        sorted.sort((one, other) -> Long.compare(other.lines, one.lines));
        return sorted;
    }

    /** Whether more than half of the lines that are hits or unparsed are unparsed. */
    public boolean isMostlyNoHits() {
        long hits = rows.values().stream()
                .filter(row -> row.hit)
                .mapToLong(row -> row.lines)
                .sum();
        long all = rows.values().stream().mapToLong(row -> row.lines).sum();
        return 2 * hits < all;
    }

    /** What would help: a sentence for each kind of line that has no value for something. */
    public List<String> advice() {
        List<String> advice = new ArrayList<>();
        for (Row row : rows()) {
            if (!row.hit) {
                advice.add(row.lines + " lines are no hits (" + row.what + "). "
                        + LineAdvice.of(row.sample, row.what, rules));
            } else if (row.with(Found.DURATION) == 0) {
                advice.addAll(LineAdvice.ofDuration(row.sample, rules));
            }
        }
        return advice;
    }
}
