package httpmonitor.bench;

/**
 * The bound that a figure has to meet.
 *
 * @param atMost whether it is an upper bound
 * @param bound in the figure's unit
 */
record Bound(boolean atMost, double bound) {

    static Bound atMost(double bound) {
        return new Bound(true, bound);
    }

    static Bound atLeast(double bound) {
        return new Bound(false, bound);
    }

    boolean isMetBy(double figure) {
        return atMost ? figure <= bound : figure >= bound;
    }

    /** The text after a figure. */
    String verdict(double figure) {
        return (atMost ? "<= " : ">= ") + Report.number(bound) + (isMetBy(figure) ? " met" : " MISSED");
    }
}
