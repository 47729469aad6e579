package httpmonitor.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The search for the known name that is nearest to a misspelt one. */
public final class Nearest {

    private Nearest() {}

    /** The most similar of the names; empty where none is similar. A third of the letters may differ. */
    public static Optional<String> to(String word, Collection<String> names) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= tolerance(name))
                .min(Comparator.<String>comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How a sentence about a misspelt word ends: with the name that may be meant; empty where none is similar. */
    public static String question(String word, Collection<String> names) {
        return to(word, names).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    private static int tolerance(String name) {
        return Math.max(1, name.length() / 3);
    }

    /**
     * How many letters must be inserted, deleted, replaced, or swapped with their neighbour (Damerau and Levenshtein).
     */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + same, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
