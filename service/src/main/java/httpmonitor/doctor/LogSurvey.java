package httpmonitor.doctor;

import httpmonitor.accesslog.FormatSurvey;
import httpmonitor.accesslog.FormatSurvey.Found;
import httpmonitor.accesslog.format.LineRules;
import httpmonitor.console.Sentence;
import httpmonitor.console.UserException;
import httpmonitor.files.FileReason;
import httpmonitor.ingest.tail.file.Content;
import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.file.Handles;
import httpmonitor.view.text.Palette;
import httpmonitor.view.text.Printable;
import httpmonitor.view.text.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reads the beginning of a log without any store, and prints the formats of its lines and advice.
 *
 * @param out gets the table
 */
public record LogSurvey(LineRules rules, PrintWriter out) {

    private static final int LINES = 1_000;
    private static final int LONGEST = 4 << 20;
    private static final int SAMPLE = 100;

    /**
     * Reads the first {@value #LINES} lines of a log, and prints the result.
     *
     * @return whether at least half of them are hits
     * @throws UserException if it cannot be read
     */
    public boolean survey(Path log) {
        FormatSurvey survey = new FormatSurvey(rules);
        try {
            addLines(survey, beginning(log));
        } catch (IOException e) {
            throw new UserException("Cannot read " + log + ": " + FileReason.of(e), e);
        }
        print(log, survey);
        return !survey.isMostlyNoHits();
    }

    private static byte[] beginning(Path log) throws IOException {
        FileStat stat = FileStat.of(log);
        if (stat == null || !stat.isRegular()) {
            throw new IOException(stat == null ? "it does not exist" : "it is not a regular file");
        }
        try (Content content = stat.open(null, new Handles(2))) {
            if (content == null) {
                throw new IOException("it is being renamed");
            }
            byte[] bytes = new byte[LONGEST];
            int length = content.readFully(0, bytes, 0, bytes.length);
            return Arrays.copyOf(bytes, length);
        }
    }

    /** Adds the lines of a block; a last line without LF counts only at the end of the file. */
    private static void addLines(FormatSurvey survey, byte[] bytes) {
        int from = 0;
        for (int i = 0; i < bytes.length && survey.lines() < LINES; i++) {
            if (bytes[i] == '\n') {
                survey.add(bytes, from, i);
                from = i + 1;
            }
        }
        if (from < bytes.length && bytes.length < LONGEST && survey.lines() < LINES) {
            survey.add(bytes, from, bytes.length);
        }
    }

    private void print(Path log, FormatSurvey survey) {
        out.println(Printable.of(log + ": " + survey.lines() + " lines looked at"));
        List<Table.Column<FormatSurvey.Row>> columns = List.of(
                Table.Column.text("format", row -> row.isHit() ? row.what() : "no hit: " + row.what()),
                Table.Column.number("lines", row -> String.valueOf(row.lines())),
                Table.Column.text("found", LogSurvey::found),
                Table.Column.text("first line", LogSurvey::sample));
        Table table = Table.of(columns, survey.rows());
        table.lines(table.width()).forEach(line -> out.println(line.text(Palette.NONE)));
        survey.advice().forEach(advice -> out.println(Sentence.of(advice)));
    }

    private static String sample(FormatSurvey.Row row) {
        String sample = row.sample();
        return sample.length() <= SAMPLE ? sample : sample.substring(0, SAMPLE) + "...";
    }

    private static String found(FormatSurvey.Row row) {
        return Arrays.stream(Found.values())
                .filter(field -> row.with(field) > 0)
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
