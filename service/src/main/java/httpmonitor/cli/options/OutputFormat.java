package httpmonitor.cli.options;

/** How results are written. */
public enum OutputFormat {
    TABLE,
    JSON,
    CSV
}
