package httpmonitor.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of one benchmark, as a table for people or as JSON for programs. */
final class Report {

    private static final String LINE = "%-56s %-14s %10s %10s %10s %5s  %s%n";

    private final String title;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Report(String title) {
        this.title = title;
    }

    private record Row(String what, String unit, Measurements samples, Optional<Bound> target) {}

    void add(String what, String unit, Measurements samples) {
        rows.add(new Row(what, unit, samples, Optional.empty()));
    }

    /** A figure whose median has to reach a target. */
    void add(String what, String unit, Measurements samples, Bound target) {
        rows.add(new Row(what, unit, samples, Optional.of(target)));
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    String text(Machine machine) {
        StringBuilder text = new StringBuilder(title + "\n" + machine + "\n\n");
        text.append(String.format(Locale.ROOT, LINE, "", "unit", "median", "min", "max", "runs", "target"));
        for (Row row : rows) {
            Measurements samples = row.samples();
            text.append(String.format(
                            Locale.ROOT,
                            LINE,
                            row.what(),
                            row.unit(),
                            number(samples.median()),
                            number(samples.min()),
                            number(samples.max()),
                            samples.values().size(),
                            row.target()
                                    .map(target -> target.verdict(samples.median()))
                                    .orElse(""))
                    .stripTrailing());
            text.append('\n');
        }
        notes.forEach(note -> text.append('\n').append(note));
        return text.append(notes.isEmpty() ? "" : "\n").toString();
    }

    String json(Machine machine) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode().put("title", title);
        report.set("machine", mapper.valueToTree(machine));
        ArrayNode figures = report.putArray("figures");
        for (Row row : rows) {
            ObjectNode figure = figures.addObject().put("what", row.what()).put("unit", row.unit());
            figure.put("median", row.samples().median());
            figure.set("values", mapper.valueToTree(row.samples().values()));
            row.target()
                    .ifPresent(target -> figure.put(target.atMost() ? "at_most" : "at_least", target.bound())
                            .put("met", target.isMetBy(row.samples().median())));
        }
        report.set("notes", mapper.valueToTree(notes));
        return report.toString();
    }

    /** Three digits that count, more only in front of the point. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
    }
}
