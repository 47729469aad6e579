package httpmonitor.accesslog.format;

import java.util.List;
import java.util.Map;

/**
 * A format, as its file {@code formats/NAME.json} describes it.
 *
 * @param name the name by which it can be declared
 * @param about what writes it, as shown to users
 * @param kind how a line of this format is written and recognised
 * @param pattern the fields and literals of a line, or of what follows the user agent; empty where the kind has none
 * @param required for JSON and columns: the names that a line must have, alternatives separated by {@code |}
 * @param fields the meaning of each name
 */
record Format(
        String name, String about, Kind kind, String pattern, List<String> required, Map<String, Meaning> fields) {

    /** How the lines of a format are written and recognised. */
    enum Kind {
        /**
         * Apache's common and combined formats and their variants. {@link CommonLogLine} reads them all, so that the
         * pattern in the file only documents the format.
         */
        COMBINED("family"),
        /** Fields that follow the user agent of a combined line. */
        AFTER_AGENT("after"),
        /** Fields in quotes with commas between them, which {@link CsvLine} reads. */
        CSV("csv"),
        /** A fixed sequence of fields and literals. */
        LAYOUT("layout"),
        /** A JSON object. */
        JSON("json"),
        /** Columns named by a line that begins with {@code #Fields:}. */
        COLUMNS("columns"),
        /** A server's own directive, Apache's or nginx's, used only where a user declares it. */
        DIRECTIVE("directive"),
        /** What the names in a server's own directives mean; not a format itself. */
        VARIABLES("variables");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The key of its data. Each format's file has the key of exactly one kind. */
        String key() {
            return key;
        }
    }
}
