package httpmonitor.view.csv;

/** The columns of {@link CsvOutput}, in order. */
enum CsvColumn {
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
