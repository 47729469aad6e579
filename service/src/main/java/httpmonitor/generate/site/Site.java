package httpmonitor.generate.site;

import java.util.Arrays;
import java.util.List;

/** The hits of a site in order: many visitors at once, and now and then an answer that is an error. */
public final class Site {

    /** How many visitors are there at any time. */
    private static final int VISITORS = 48;

    /** Client errors are as many as server errors, up to this share, in millionths. */
    private static final int USUAL_CLIENT_ERRORS = 30_000;

    private static final int ERROR_PAGE = 540;
    private static final Zipf<Integer> SERVER_ERRORS = new Zipf<>(List.of(500, 503, 502, 504), 0.8);
    private static final Zipf<Integer> CLIENT_ERRORS = new Zipf<>(List.of(404, 401, 403, 400, 429), 0.8);

    private final Dice dice;
    private final int serverErrors;
    private final int clientErrors;
    private final Visitor[] visitors = new Visitor[VISITORS];

    /**
     * {@code errors}: the share of hits answered with 5xx, in millionths; of the others as many, but at most 3 %, are
     * answered with 4xx.
     */
    public Site(int errors, Dice dice) {
        this.dice = dice;
        this.serverErrors = errors;
        this.clientErrors = Math.min(errors, USUAL_CLIENT_ERRORS);
        Arrays.setAll(visitors, i -> new Visitor(dice));
    }

    /** The next hit, of a visitor drawn by chance. */
    public Hit next() {
        int place = dice.below(VISITORS);
        Visitor visitor = visitors[place];
        if (dice.chance(serverErrors)) {
            return visitor.ask(failing(), SERVER_ERRORS.pick(dice));
        }
        if (dice.chance(clientErrors)) {
            return refused(visitor);
        }
        Hit hit = visitor.next();
        if (visitor.left()) {
            visitors[place] = new Visitor(dice);
        }
        return hit;
    }

    private Hit refused(Visitor visitor) {
        return dice.percent(50)
                ? visitor.ask(ShopSite.PROBES.pick(dice), 404)
                : visitor.ask(failing(), CLIENT_ERRORS.pick(dice));
    }

    private Resource failing() {
        Resource resource = dice.percent(50) ? ShopSite.PAGES.pick(dice) : ShopSite.API_CALLS.pick(dice);
        return new Resource(resource.method(), resource.target(), ERROR_PAGE);
    }
}
