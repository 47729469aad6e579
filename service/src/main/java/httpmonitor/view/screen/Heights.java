package httpmonitor.view.screen;

/**
 * The heights of the parts of the numbers, in lines; the lists get the rest.
 *
 * @param chart of the rate over time
 * @param facts one line each about the interval, its status codes, ingestion, and latency where there is any
 * @param alerts the smallest number for messages, which also get the lines that the lists leave
 */
record Heights(int chart, int facts, int alerts) {

    private static final int HIGHEST_CHART = 12;

    /**
     * What the numbers want to show.
     *
     * @param listLines of the lists in full
     * @param alertLines of the messages in full
     * @param facts how many lines they are
     * @param detail whether one section or client is looked into
     */
    record Wants(int listLines, int alertLines, int facts, boolean detail) {}

    /** The heights for a screen with {@code rows} rows below its head. */
    static Heights of(int rows, Wants wants) {
        if (wants.detail()) {
            int alerts = rows < 8 ? 0 : rows < 14 ? 1 : 2;
            return new Heights(rows < 26 ? 0 : rows / 5, 0, Math.min(alerts, wants.alertLines()));
        }
        int facts = rows < 7 ? 0 : rows < 10 ? 2 : wants.facts();
        int alerts = Math.min(wants.alertLines(), rows < 4 ? 0 : rows < 7 ? 1 : rows < 20 ? 2 : 6);
        int spare = rows - facts - alerts - wants.listLines();
        int chart = rows < 13 ? 0 : Math.clamp(spare, lowestChart(rows), HIGHEST_CHART);
        int more = Math.clamp(spare - chart, 0, wants.facts() - facts);
        return new Heights(chart, facts + more, alerts);
    }

    private static int lowestChart(int rows) {
        return Math.clamp(rows / 6, 3, HIGHEST_CHART);
    }
}
