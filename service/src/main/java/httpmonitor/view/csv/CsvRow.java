package httpmonitor.view.csv;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** One line of {@link CsvOutput}; cells that are not set are empty. */
public final class CsvRow {

    private final Map<CsvColumn, String> cells = new EnumMap<>(CsvColumn.class);

    /** A row of the tick at {@code time}. */
    CsvRow(Instant time, String kind) {
        at(CsvColumn.TIME, time);
        cells.put(CsvColumn.KIND, kind);
    }

    /** The line with the columns' names. */
    public static String header() {
        return CsvText.line(Arrays.stream(CsvColumn.values())
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    /** Sets the name, which may be raw log text. */
    CsvRow name(String raw) {
        cells.put(CsvColumn.NAME, CsvText.cell(raw));
        return this;
    }

    CsvRow count(CsvColumn column, long count) {
        cells.put(column, Long.toString(count));
        return this;
    }

    CsvRow count(CsvColumn column, OptionalLong count) {
        count.ifPresent(known -> count(column, known));
        return this;
    }

    /** Sets hits and their rate. */
    CsvRow hits(long hits, BigDecimal rate) {
        cells.put(CsvColumn.HITS_PER_SECOND, rate.toPlainString());
        return count(CsvColumn.HITS, hits);
    }

    CsvRow at(CsvColumn column, Instant instant) {
        cells.put(column, instant.truncatedTo(ChronoUnit.SECONDS).toString());
        return this;
    }

    CsvRow millis(CsvColumn column, BigDecimal millis) {
        cells.put(column, millis.stripTrailingZeros().toPlainString());
        return this;
    }

    String line() {
        return CsvText.line(Arrays.stream(CsvColumn.values())
                .map(column -> cells.getOrDefault(column, ""))
                .toList());
    }
}
