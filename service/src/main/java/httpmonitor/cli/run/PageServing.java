package httpmonitor.cli.run;

import httpmonitor.cli.options.FilterOption;
import httpmonitor.cli.options.PointInTime;
import httpmonitor.cli.options.WatchOptions;
import httpmonitor.cli.options.WebOptions.Place;
import httpmonitor.console.UserException;
import httpmonitor.elastic.query.ElasticsearchHitLog;
import httpmonitor.elastic.query.ElasticsearchTrafficSource;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.files.FileReason;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.view.web.TickFeed;
import httpmonitor.view.web.WebQuestions;
import httpmonitor.view.web.WebServer;
import httpmonitor.view.web.WebToken;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;

/** Serves the page, which shows every tick. */
final class PageServing implements TickListener, AutoCloseable {

    private final TickFeed feed;
    private final WebServer server;
    private final String address;

    /** Repeats the page's address with the first tick, because a live screen covers earlier messages. */
    private Optional<Runnable> reminder;

    private PageServing(TickFeed feed, WebServer server, String address, Optional<Runnable> reminder) {
        this.feed = feed;
        this.server = server;
        this.address = address;
        this.reminder = reminder;
    }

    /**
     * Starts to serve, and prints the address.
     *
     * @param connection for the page's requests; stays the caller's
     * @param feed gets the ticks; closed with this
     * @throws UserException where no port can be had
     */
    static PageServing start(
            Place place,
            WatchOptions options,
            ElasticConnection connection,
            IndexNames names,
            TickFeed feed,
            Consumer<String> say) {
        WebQuestions questions = new WebQuestions(
                new ElasticsearchTrafficSource(
                        connection, names.pattern(), options.filter.filter(), options.top(), options::lists, false),
                new ElasticsearchHitLog(connection, names.pattern(), options.filter.filter()),
                options.rule.rules(options.display.zone()),
                options.ticks().interval(),
                options.top(),
                (text, now) -> PointInTime.parse(text).at(now),
                FilterOption::condition,
                TickClock.system());
        Optional<WebToken> token = options.web.token();
        WebServer server = listen(place, token, questions, feed);
        String address = url(place, server.port());
        String sentence = "The page is at " + address + (token.isPresent() ? "?token=, followed by the token" : "");
        say.accept(sentence);
        return new PageServing(
                feed, server, address, options.isLive() ? Optional.of(() -> say.accept(sentence)) : Optional.empty());
    }

    /** The first port that is free. */
    private static WebServer listen(Place place, Optional<WebToken> token, WebQuestions questions, TickFeed feed) {
        for (int port = place.port(); ; port++) {
            try {
                return WebServer.start(
                        new InetSocketAddress(place.host(), port), place.names(), token, questions, feed);
            } catch (BindException e) {
                if (port + 1 >= place.port() + place.ports()) {
                    throw failure(place, port, e);
                }
            } catch (IOException e) {
                throw failure(place, port, e);
            }
        }
    }

    private static UserException failure(Place place, int port, IOException e) {
        return new UserException(
                "The page cannot be served on port " + port + " of "
                        + place.host().getHostAddress() + ": " + FileReason.of(e) + "; give another one with --web",
                e);
    }

    private static String url(Place place, int port) {
        String host = place.names().stream().findFirst().orElse(place.host().getHostAddress());
        return "http://" + host + ":" + port + "/";
    }

    @Override
    public void onTick(TickReport report) {
        feed.publish(report);
        reminder.ifPresent(Runnable::run);
        reminder = Optional.empty();
    }

    @Override
    public Optional<String> page() {
        return Optional.of(address);
    }

    @Override
    public void close() {
        server.close();
    }
}
