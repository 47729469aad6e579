package httpmonitor.generate.site;

/** One client on the site: opens a page, then what belongs to it, then the next page, until it leaves. */
final class Visitor {

    /** The share of cacheable requests that are answered with "not modified". */
    private static final int NOT_MODIFIED = 12;

    private static final double SIZE_SPREAD = 0.6;

    /**
     * What a kind of visitor does.
     *
     * @param pages what it opens
     * @param extras what it asks for instead, in {@code extraPercent} of a hundred cases
     * @param assets what comes with a page
     * @param visits how many pages or extras it opens before it leaves, at least 1
     * @param assetsAtMost how many assets come with a page at most
     */
    record Habits(
            Zipf<Resource> pages,
            Zipf<Resource> extras,
            int extraPercent,
            Zipf<Resource> assets,
            int visits,
            int assetsAtMost) {}

    private final Dice dice;
    private final String host;
    private final String client;
    private final String user;
    private final String version;
    private final String agent;
    private final Habits habits;
    private String came;
    private int visitsLeft;
    private int assetsLeft;

    Visitor(
            Dice dice,
            String host,
            String client,
            String user,
            String version,
            String agent,
            String entrance,
            Habits habits) {
        this.dice = dice;
        this.host = host;
        this.client = client;
        this.user = user;
        this.version = version;
        this.agent = agent;
        this.came = entrance;
        this.habits = habits;
        this.visitsLeft = habits.visits();
    }

    /** Whether it has no further request. */
    boolean left() {
        return visitsLeft == 0 && assetsLeft == 0;
    }

    /** Its next request, answered as it should be. */
    Hit next() {
        if (assetsLeft > 0) {
            assetsLeft--;
            Resource asset = habits.assets().pick(dice);
            return answered(asset, asset.target(dice));
        }
        visitsLeft--;
        if (dice.percent(habits.extraPercent())) {
            Resource extra = habits.extras().pick(dice);
            return answered(extra, extra.target(dice));
        }
        return page(habits.pages().pick(dice));
    }

    /** Its request for something else, with an answer of its own. */
    Hit ask(Resource resource, int status) {
        return hit(resource, resource.target(dice), status, size(resource.typicalBytes()));
    }

    private Hit page(Resource page) {
        String target = page.target(dice);
        Hit hit = answered(page, target);
        if (habits.assetsAtMost() > 0) {
            assetsLeft = dice.below(habits.assetsAtMost() + 1);
            came = "https://" + host + target;
        }
        return hit;
    }

    private Hit answered(Resource resource, String target) {
        if (resource.typicalBytes() == 0) {
            return hit(resource, target, emptyStatus(resource.method()), Hit.NO_BODY);
        }
        if (resource.cacheable() && dice.percent(NOT_MODIFIED)) {
            return hit(resource, target, 304, Hit.NO_BODY);
        }
        return hit(resource, target, 200, size(resource.typicalBytes()));
    }

    private static int emptyStatus(String method) {
        return switch (method) {
            case "POST" -> 302;
            case "HEAD" -> 200;
            default -> 204;
        };
    }

    private long size(int typicalBytes) {
        return typicalBytes == 0
                ? Hit.NO_BODY
                : Math.max(1, (long) (typicalBytes * StrictMath.exp(SIZE_SPREAD * dice.normal())));
    }

    private Hit hit(Resource resource, String target, int status, long bytes) {
        String request = resource.method() + " " + target + " " + version;
        return new Hit(host, client, user, request, status, bytes, came, agent);
    }
}
