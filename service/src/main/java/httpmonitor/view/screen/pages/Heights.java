package httpmonitor.view.screen.pages;

/**
 * The heights of the parts of the overview, in lines; the lists get the rest. They depend only on the terminal, so that
 * nothing moves while the traffic changes.
 *
 * @param chart lines of the chart with its axis
 * @param facts lines about the interval, its status codes, ingestion, and latency where the log has it
 * @param alerts lines for the messages of the alert
 */
record Heights(int chart, int facts, int alerts) {

    private static final int HIGHEST_CHART = 14;
    private static final int LOWEST_CHART = 3;

    /**
     * The heights for a screen with {@code rows} rows below its head.
     *
     * @param facts how many lines about the interval there are
     * @param overview whether the chart and the facts are as important as the lists
     */
    static Heights of(int rows, int facts, boolean overview) {
        int alerts = rows < 4 ? 0 : rows < 7 ? 1 : rows < 30 ? 2 : rows < 50 ? 3 : 6;
        if (!overview) {
            return new Heights(
                    rows < 26 ? 0 : Math.min(rows / 5, HIGHEST_CHART),
                    rows < 12 ? 0 : 1,
                    rows < 12 ? 0 : Math.min(alerts, rows < 30 ? 1 : 2));
        }
        int chart = rows < 11 ? 0 : Math.clamp(rows / 3, LOWEST_CHART, HIGHEST_CHART);
        return new Heights(chart, rows < 7 ? 0 : rows < 11 ? 2 : facts, alerts);
    }
}
