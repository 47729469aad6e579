package httpmonitor.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.cli.options.WebOptions;
import httpmonitor.cli.usage.Invocation;
import httpmonitor.elastic.query.KibanaAddress;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.view.screen.pages.Elsewhere;
import httpmonitor.view.screen.pages.Elsewhere.ServedPage;
import httpmonitor.view.screen.pages.Elsewhere.Setting;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The ways to the same hits that a live screen names.
 *
 * @param program starts any command
 * @param store the options with which it asks the same store
 */
record OtherWays(String program, List<Setting> store) {

    /** Its value may hold a user and password, which are left out. */
    private static final String URL = "--es-url";

    /** No secret: what is copied is pasted anywhere. */
    private static final List<String> OF_STORE =
            List.of(URL, "--username", "--ca-cert", "--ca-fingerprint", "--index", "--data", "--config");

    /** With the options that were typed: those of the environment hold for a copied command too. */
    static OtherWays typed(CommandLine line) {
        return new OtherWays(
                Invocation.current().program(),
                line.getParseResult().matchedOptions().stream()
                        .filter(option -> OF_STORE.contains(option.longestName()))
                        .flatMap(option -> option.originalStringValues().stream()
                                .map(value -> new Setting(
                                        option.longestName(),
                                        option.longestName().equals(URL)
                                                ? ElasticSettings.of(value).where()
                                                : value)))
                        .toList());
    }

    /**
     * All ways.
     *
     * @param kibana where Kibana is, as far as that is known
     * @param index the pattern of the hits
     * @param started where the page is served, if it is
     */
    Elsewhere elsewhere(Optional<URI> kibana, String index, WebOptions web, List<TickListener> started) {
        return new Elsewhere(
                program,
                store,
                kibana.filter(url -> index.equals(IndexNames.USUAL_PATTERN)).map(url -> new KibanaAddress(url)::of),
                started.stream()
                        .flatMap(listener -> listener.page().stream())
                        .findFirst()
                        .map(address -> new ServedPage(
                                address,
                                (range, filter) -> link(address, range, filter),
                                web.tokenFile()
                                        .map(file -> file.toAbsolutePath().toString()))));
    }

    private static String link(String address, TimeRange range, TrafficFilter filter) {
        Stream<String> query = Stream.of("from=" + range.from(), "to=" + range.to(), "about=range", "hits=1");
        Stream<String> filters = filter.conditions().stream()
                .map(condition -> "filter=" + URLEncoder.encode(condition.toString(), UTF_8));
        return address + "?" + Stream.concat(query, filters).collect(Collectors.joining("&"));
    }
}
