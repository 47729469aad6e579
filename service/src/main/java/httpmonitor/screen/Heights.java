package httpmonitor.screen;

/**
 * How many lines each part of the numbers gets; the lists have the rest.
 *
 * @param chart of the rate over time
 * @param facts one line each about the interval, its status codes, and ingestion
 * @param alerts at most so many for messages
 */
record Heights(int chart, int facts, int alerts) {

    private static final int HIGHEST_CHART = 12;

    /** What the numbers want to show. */
    record Wants(int listLines, boolean alerts, boolean detail) {}

    /** For a screen with so many rows below its head. */
    static Heights of(int rows, Wants wants) {
        if (wants.detail()) {
            return new Heights(rows < 26 ? 0 : rows / 5, 0, wants.alerts() && rows >= 14 ? 2 : 0);
        }
        int facts = rows < 7 ? 0 : rows < 10 ? 2 : 3;
        int alerts = !wants.alerts() || rows < 9 ? 0 : rows < 20 ? 2 : 6;
        int spare = rows - facts - alerts - wants.listLines();
        int chart = rows < 13 ? 0 : Math.clamp(spare, Math.max(3, rows / 6), HIGHEST_CHART);
        return new Heights(chart, facts, alerts);
    }
}
