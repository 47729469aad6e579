package httpmonitor.generate.site;

/**
 * Something that a site answers to.
 *
 * @param method of the request
 * @param target of the request; {@code #} stands for a number, small ones being the most popular
 * @param typicalBytes the median size of an answer, 0 where an answer has no body
 */
record Resource(String method, String target, int typicalBytes) {

    private static final double LOG_10000 = StrictMath.log(10_000);

    /** Reads {@code METHOD TARGET BYTES}. */
    static Resource parse(String line) {
        String[] words = line.split(" +", 3);
        return new Resource(words[0], words[1], Integer.parseInt(words[2]));
    }

    /** Whether a cache may have it already. */
    boolean cacheable() {
        return method.equals("GET");
    }

    /** A target with its number. */
    String target(Dice dice) {
        int place = target.indexOf('#');
        return place < 0 ? target : target.substring(0, place) + number(dice) + target.substring(place + 1);
    }

    // A power law by inversion: half of all hits go to a few dozen of 10,000 numbers.
    private static int number(Dice dice) {
        return (int) StrictMath.exp(LOG_10000 * dice.unit());
    }
}
