package httpmonitor.view.screen.state;

import static httpmonitor.traffic.HitList.AGENTS;
import static httpmonitor.traffic.HitList.FAILING_URLS;
import static httpmonitor.traffic.HitList.HOSTS;
import static httpmonitor.traffic.HitList.NETWORKS;
import static httpmonitor.traffic.HitList.REFERRERS;
import static httpmonitor.traffic.HitList.SECTIONS;
import static httpmonitor.traffic.HitList.SERVERS;

import httpmonitor.traffic.HitList;
import httpmonitor.view.screen.keys.Command;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The page that the screen shows. */
public enum Page {
    OVERVIEW(Command.OVERVIEW, SECTIONS, HitList.CLIENTS),
    URLS(Command.URLS, HitList.URLS),
    FAILING(Command.FAILING, FAILING_URLS),
    CLIENTS(Command.CLIENTS, HitList.CLIENTS),
    NETS(Command.NETWORKS, NETWORKS),
    STATUS(Command.STATUS, HitList.STATUS),
    AGENT(Command.AGENTS, AGENTS),
    REFERRER(Command.REFERRERS, REFERRERS),
    /** Virtual hosts, and the servers that wrote the log. */
    HOST(Command.HOSTS, HOSTS, SERVERS),
    /** The newest hits themselves. */
    HITS(Command.HITS),
    /** A span against the one before. */
    CHANGES(Command.CHANGES, SECTIONS, HitList.URLS, HitList.CLIENTS),
    /** What the hits of one row have in common. */
    DETAIL(Command.OPEN, HitList.URLS, HitList.CLIENTS, SECTIONS, HitList.STATUS, AGENTS),
    /** All messages about the alert. */
    ALERTS(Command.ALERTS),
    /** Shell commands that show the same. */
    COPY(Command.COPY),
    /** All keys. */
    HELP(Command.HELP);

    private final Command command;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final List<HitList> lists;

    Page(Command command, HitList... lists) {
        this.command = command;
        this.lists = List.of(lists);
    }

    /** The page that a command opens, if it opens one. */
    public static Optional<Page> of(Command command) {
        return Arrays.stream(values())
                .filter(page -> page.command == command && page != DETAIL)
                .findFirst();
    }

    /** The lists on it, from top to bottom. */
    public List<HitList> lists() {
        return lists;
    }

    /** The title: what the page shows, in a few words. */
    public String title() {
        return command.help();
    }

    /** Whether the page covers another one, whose requests to the store continue. */
    boolean isOverlay() {
        return this == ALERTS || this == COPY || this == HELP;
    }

    /** Whether the user chooses the order of its lists; changes have an order of their own. */
    boolean isSorted() {
        return this != CHANGES && !lists.isEmpty();
    }

    /** Whether its lists show latencies over a span of this length. */
    boolean hasLatency(Duration span) {
        return lists.stream().anyMatch(list -> list.hasLatency(span));
    }
}
