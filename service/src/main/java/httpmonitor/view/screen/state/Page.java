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
    OVERVIEW(Command.OVERVIEW),
    URLS(Command.URLS),
    FAILING(Command.FAILING),
    CLIENTS(Command.CLIENTS),
    NETS(Command.NETWORKS),
    STATUS(Command.STATUS),
    AGENT(Command.AGENTS),
    REFERRER(Command.REFERRERS),
    /** Virtual hosts, and the servers that wrote the log. */
    HOST(Command.HOSTS),
    /** The newest hits themselves. */
    HITS(Command.HITS),
    /** A span against the one before. */
    CHANGES(Command.CHANGES),
    /** What the hits of one row have in common. */
    DETAIL(Command.OPEN),
    /** All messages about the alert. */
    ALERTS(Command.ALERTS),
    /** Shell commands that show the same. */
    COPY(Command.COPY),
    /** All keys. */
    HELP(Command.HELP);

    private final Command command;

    Page(Command command) {
        this.command = command;
    }

    /** The page that a command opens, if it opens one. */
    public static Optional<Page> of(Command command) {
        return Arrays.stream(values())
                .filter(page -> page.command == command && page != DETAIL)
                .findFirst();
    }

    /** The lists on it, from top to bottom. */
    public List<HitList> lists() {
        return switch (this) {
            case OVERVIEW -> List.of(SECTIONS, HitList.CLIENTS);
            case URLS -> List.of(HitList.URLS);
            case FAILING -> List.of(FAILING_URLS);
            case CLIENTS -> List.of(HitList.CLIENTS);
            case NETS -> List.of(NETWORKS);
            case STATUS -> List.of(HitList.STATUS);
            case AGENT -> List.of(AGENTS);
            case REFERRER -> List.of(REFERRERS);
            case HOST -> List.of(HOSTS, SERVERS);
            case CHANGES -> List.of(SECTIONS, HitList.URLS, HitList.CLIENTS);
            case DETAIL -> List.of(HitList.URLS, HitList.CLIENTS, SECTIONS, HitList.STATUS, AGENTS);
            case HITS, ALERTS, COPY, HELP -> List.of();
        };
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
        return this != CHANGES && !lists().isEmpty();
    }

    /** Whether its lists show latencies over a span of this length. */
    boolean hasLatency(Duration span) {
        return lists().stream().anyMatch(list -> list.hasLatency(span));
    }
}
