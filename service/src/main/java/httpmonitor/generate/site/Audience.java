package httpmonitor.generate.site;

/**
 * Sends visitors to a site: people mostly, some programs, a few crawlers. The busiest addresses come again and again.
 */
final class Audience {

    private static final double ADDRESSES = 0.9;
    private static final double RESOURCES = 1.0;
    private static final double SOFTWARE = 0.8;

    private static final int PEOPLE = 84;
    private static final int PROGRAMS = 12;
    private static final int LOGGED_IN = 15;

    private final Dice dice;
    private final Zipf<String> clients;
    private final Zipf<String> hosts;
    private final Zipf<String> users;
    private final Zipf<String> entrances;
    private final Zipf<String> browsers;
    private final Zipf<String> programs;
    private final Zipf<String> crawlers;
    private final Zipf<Resource> pages;
    private final Zipf<Resource> calls;
    private final Zipf<Resource> assets;
    private final Zipf<Resource> chores;
    private final Zipf<Resource> errands;

    Audience(TrafficProfile profile, Dice dice) {
        this.dice = dice;
        this.clients = new Zipf<>(profile.clients(), ADDRESSES);
        this.hosts = new Zipf<>(profile.hosts(), RESOURCES);
        this.users = new Zipf<>(profile.users(), RESOURCES);
        this.entrances = new Zipf<>(profile.entrances(), SOFTWARE);
        this.browsers = new Zipf<>(profile.browsers(), SOFTWARE);
        this.programs = new Zipf<>(profile.programs(), SOFTWARE);
        this.crawlers = new Zipf<>(profile.crawlers(), SOFTWARE);
        this.pages = new Zipf<>(profile.pages(), RESOURCES);
        this.calls = new Zipf<>(profile.calls(), RESOURCES);
        this.assets = new Zipf<>(profile.assets(), RESOURCES);
        this.chores = new Zipf<>(profile.chores(), RESOURCES);
        this.errands = new Zipf<>(profile.errands(), RESOURCES);
    }

    Visitor arrive() {
        int kind = dice.below(100);
        if (kind < PEOPLE) {
            return person();
        }
        return kind < PEOPLE + PROGRAMS ? program() : crawler();
    }

    private Visitor person() {
        String user = dice.percent(LOGGED_IN) ? users.pick(dice) : "-";
        String version = dice.percent(70) ? "HTTP/2.0" : "HTTP/1.1";
        var habits = new Visitor.Habits(pages, calls, 15, assets, 1 + dice.below(8), 4);
        return new Visitor(
                dice,
                hosts.pick(dice),
                clients.pick(dice),
                user,
                version,
                browsers.pick(dice),
                entrances.pick(dice),
                habits);
    }

    private Visitor program() {
        var habits = new Visitor.Habits(calls, chores, 25, assets, 5 + dice.below(20), 0);
        return new Visitor(
                dice, hosts.pick(dice), clients.pick(dice), "-", "HTTP/1.1", programs.pick(dice), "-", habits);
    }

    private Visitor crawler() {
        var habits = new Visitor.Habits(pages, errands, 20, assets, 1 + dice.below(10), 0);
        return new Visitor(
                dice, hosts.pick(dice), clients.pick(dice), "-", "HTTP/1.1", crawlers.pick(dice), "-", habits);
    }
}
