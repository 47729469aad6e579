package httpmonitor.accesslog.format;

import java.util.List;
import java.util.Map;

/**
 * A format, as its file {@code formats/NAME.json} describes it.
 *
 * @param name the name by which it can be declared
 * @param about what writes it, as shown to users
 * @param kind how a line of this format is written and recognised
 * @param pattern the literals and {@code $names} of a layout, or of what follows a combined line; else empty
 * @param required of JSON and of columns: the names that a line must have, alternatives separated by {@code |}
 * @param fields the meaning of each name
 */
record Format(
        String name, String about, Kind kind, String pattern, List<String> required, Map<String, Meaning> fields) {

    /** How the lines of a format are written and recognised. */
    enum Kind {
        /** A line with a time in brackets, which {@link CommonLogLine} reads. */
        COMBINED("family"),
        /** Fields after the user agent of such a line. */
        AFTER_AGENT("after"),
        /** Fields in quotes with commas between them, which {@link CsvLine} reads. */
        CSV("csv"),
        /** A fixed sequence of fields and literals. */
        LAYOUT("layout"),
        /** A JSON object. */
        JSON("json"),
        /** Columns named by a line that begins with {@code #Fields:}. */
        COLUMNS("columns"),
        /** A server's own directive, which must be declared. */
        DIRECTIVE("directive"),
        /** The variables of a directive; no format by itself. */
        VARIABLES("variables");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The key of its data, of which each format has one. */
        String key() {
            return key;
        }
    }
}
