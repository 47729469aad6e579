package httpmonitor.cli.options;

/** The format in which results are written. */
public enum OutputFormat {
    TABLE,
    JSON,
    CSV
}
