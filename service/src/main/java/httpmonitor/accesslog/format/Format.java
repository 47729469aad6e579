package httpmonitor.accesslog.format;

import java.util.List;
import java.util.Map;

/**
 * A format as its data in {@code formats/NAME.json} says it.
 *
 * @param name by which it can be declared
 * @param about what writes it, for people
 * @param kind how a line is notified
 * @param pattern of a layout: literals and {@code $names}; of what follows a combined line: the same; else empty
 * @param told of JSON and of columns: names that must be there, alternatives separated by {@code |}
 * @param fields what each name stands for
 */
record Format(String name, String about, Kind kind, String pattern, List<String> told, Map<String, Meaning> fields) {

    /** How the lines of a format are written. */
    enum Kind {
        /** A line with a time in brackets, which {@link CommonLogLine} reads. */
        FAMILY,
        /** What follows the user agent of a line of that family. */
        AFTER,
        /** A comma between fields in quotes, which {@link CsvLine} reads. */
        CSV,
        /** A fixed sequence of fields and literals. */
        LAYOUT,
        /** A JSON object. */
        JSON,
        /** Columns named by a line that begins with {@code #Fields:}. */
        COLUMNS,
        /** A server's own directive, which must be declared. */
        DIRECTIVE,
        /** Variables of a directive: no format by itself. */
        VARIABLES
    }
}
