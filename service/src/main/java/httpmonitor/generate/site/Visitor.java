package httpmonitor.generate.site;

import java.util.Optional;

/** One client on the shop's site: opens a page, then what belongs to it, then the next page, until it leaves. */
final class Visitor {

    /** The share of cacheable requests that are answered with "not modified". */
    private static final int NOT_MODIFIED = 12;

    private static final double SIZE_SPREAD = 0.6;

    /**
     * What a kind of visitor does.
     *
     * @param pages what it opens
     * @param extras what it asks for instead, in {@code extraPercent} of a hundred cases
     * @param visits how many pages or extras it opens before it leaves, at least 1
     * @param assetsAtMost how many assets come with a page at most
     */
    record Habits(Zipf<Resource> pages, Zipf<Resource> extras, int extraPercent, int visits, int assetsAtMost) {}

    private static final int PEOPLE_PERCENT = 84;
    private static final int PROGRAMS_PERCENT = 12;
    private static final int LOGGED_IN_PERCENT = 15;

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

    private Visitor(
            Dice dice,
            Habits habits,
            String user,
            String version,
            Zipf<String> agents,
            Optional<Zipf<String>> entrances) {
        this.dice = dice;
        this.habits = habits;
        this.user = user;
        this.version = version;
        this.host = ShopSite.HOSTS.pick(dice);
        this.client = ShopSite.CLIENTS.pick(dice);
        this.agent = agents.pick(dice);
        this.came = entrances.map(some -> some.pick(dice)).orElse("-");
        this.visitsLeft = habits.visits();
    }

    /** The next one who comes: a person mostly, or a program, or a crawler. */
    static Visitor arrive(Dice dice) {
        int kind = dice.below(100);
        if (kind < PEOPLE_PERCENT) {
            String user = dice.percent(LOGGED_IN_PERCENT) ? ShopSite.USERS.pick(dice) : "-";
            String version = dice.percent(70) ? "HTTP/2.0" : "HTTP/1.1";
            var habits = new Habits(ShopSite.PAGES, ShopSite.API_CALLS, 15, 1 + dice.below(8), 4);
            return new Visitor(dice, habits, user, version, ShopSite.BROWSERS, Optional.of(ShopSite.REFERRERS));
        }
        if (kind < PEOPLE_PERCENT + PROGRAMS_PERCENT) {
            var habits = new Habits(ShopSite.API_CALLS, ShopSite.MONITORING_REQUESTS, 25, 5 + dice.below(20), 0);
            return new Visitor(dice, habits, "-", "HTTP/1.1", ShopSite.PROGRAMS, Optional.empty());
        }
        var habits = new Habits(ShopSite.PAGES, ShopSite.CRAWLER_FILES, 20, 1 + dice.below(10), 0);
        return new Visitor(dice, habits, "-", "HTTP/1.1", ShopSite.CRAWLERS, Optional.empty());
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
