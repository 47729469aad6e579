package httpmonitor.cli;

/** How results are written. */
enum OutputFormat {
    TABLE,
    JSON,
    CSV
}
