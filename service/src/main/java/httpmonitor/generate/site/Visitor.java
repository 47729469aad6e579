package httpmonitor.generate.site;

/** One client on the shop's site: opens a page, then what belongs to it, then the next page, until it leaves. */
final class Visitor {

    /** The share of cacheable requests that are answered with "not modified". */
    private static final int NOT_MODIFIED = 12;

    private static final double SIZE_SPREAD = 0.6;
    private static final int PEOPLE_PERCENT = 84;
    private static final int PROGRAMS_PERCENT = 12;
    private static final int LOGGED_IN_PERCENT = 15;

    /**
     * What a kind of visitor does.
     *
     * @param agents its software
     * @param pages what it opens
     * @param extras what it asks for instead, in {@code extraPercent} of a hundred cases
     * @param fewestVisits how many pages or extras it opens at least before it leaves
     * @param furtherVisits how many more it may open
     * @param assetsAtMost how many assets come with a page at most
     */
    private record Habits(
            Zipf<String> agents,
            Zipf<Resource> pages,
            Zipf<Resource> extras,
            int extraPercent,
            int fewestVisits,
            int furtherVisits,
            int assetsAtMost) {}

    private static final Habits PERSON = new Habits(ShopSite.BROWSERS, ShopSite.PAGES, ShopSite.API_CALLS, 15, 1, 8, 4);
    private static final Habits PROGRAM =
            new Habits(ShopSite.PROGRAMS, ShopSite.API_CALLS, ShopSite.MONITORING_REQUESTS, 25, 5, 20, 0);
    private static final Habits CRAWLER =
            new Habits(ShopSite.CRAWLERS, ShopSite.PAGES, ShopSite.CRAWLER_FILES, 20, 1, 10, 0);

    private final Dice dice;
    private final Habits habits;
    private final String user;
    private final String version;
    private final String host;
    private final String client;
    private final String agent;
    private String came;
    private int visitsLeft;
    private int assetsLeft;

    /** The next one who comes: a person mostly, or a program, or a crawler. */
    Visitor(Dice dice) {
        this.dice = dice;
        int kind = dice.below(100);
        this.habits = kind < PEOPLE_PERCENT ? PERSON : kind < PEOPLE_PERCENT + PROGRAMS_PERCENT ? PROGRAM : CRAWLER;
        boolean person = kind < PEOPLE_PERCENT;
        this.user = person && dice.percent(LOGGED_IN_PERCENT) ? ShopSite.USERS.pick(dice) : "-";
        this.version = person && dice.percent(70) ? "HTTP/2.0" : "HTTP/1.1";
        this.visitsLeft = habits.fewestVisits() + dice.below(habits.furtherVisits());
        this.host = ShopSite.HOSTS.pick(dice);
        this.client = ShopSite.CLIENTS.pick(dice);
        this.agent = habits.agents().pick(dice);
        this.came = person ? ShopSite.REFERRERS.pick(dice) : "-";
    }

    /** Whether it has no further request. */
    boolean left() {
        return visitsLeft == 0 && assetsLeft == 0;
    }

    /** Its next request, answered as it should be. */
    Hit next() {
        if (assetsLeft > 0) {
            assetsLeft--;
            Resource asset = ShopSite.ASSETS.pick(dice);
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
        return new Hit(host, client, user, request, status, bytes, came, agent, 0);
    }
}
