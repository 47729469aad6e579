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

    private final Map<Column, String> cells = new EnumMap<>(Column.class);

    /** A row of the tick at {@code time}. */
    CsvRow(Instant time, String kind) {
        at(Column.TIME, time);
        cells.put(Column.KIND, kind);
    }

    /** The columns, in order. */
    enum Column {
        TIME,
        KIND,
        NAME,
        HITS,
        HITS_PER_SECOND,
        BYTES,
        CLIENTS,
        CLIENT_ERRORS,
        SERVER_ERRORS,
        TOTAL_HITS,
        AT,
        WAS,
        P50_MS,
        P95_MS,
        P99_MS,
        MAX_MS
    }

    /** The line with the columns' names. */
    public static String header() {
        return CsvText.line(Arrays.stream(Column.values())
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    /** Sets the name, which may be raw log text. */
    CsvRow name(String raw) {
        cells.put(Column.NAME, CsvText.cell(raw));
        return this;
    }

    CsvRow count(Column column, long count) {
        cells.put(column, Long.toString(count));
        return this;
    }

    CsvRow count(Column column, OptionalLong count) {
        count.ifPresent(known -> count(column, known));
        return this;
    }

    /** Sets hits and their rate. */
    CsvRow hits(long hits, BigDecimal rate) {
        cells.put(Column.HITS_PER_SECOND, rate.toPlainString());
        return count(Column.HITS, hits);
    }

    CsvRow at(Column column, Instant instant) {
        cells.put(column, instant.truncatedTo(ChronoUnit.SECONDS).toString());
        return this;
    }

    CsvRow millis(Column column, BigDecimal millis) {
        cells.put(column, millis.stripTrailingZeros().toPlainString());
        return this;
    }

    String line() {
        return CsvText.line(Arrays.stream(Column.values())
                .map(column -> cells.getOrDefault(column, ""))
                .toList());
    }
}
