package httpmonitor.elastic.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;

/**
 * Addresses of hits in Kibana's Discover, by the saved search that {@code setup} imports; Kibana is not asked. Its data
 * view covers the usual index pattern alone.
 *
 * <p>Discover reads its state from the address, in Rison: {@code _g} has the time range, {@code _a} the query.
 *
 * @param kibana {@code http} or {@code https}, with or without a path
 */
public record KibanaAddress(URI kibana) {

    private static final String SAVED_SEARCH = "httpmonitor-hits";

    /** The address that shows the hits of a range that pass all filters. It has only printable ASCII. */
    public String of(TimeRange range, List<TrafficFilter> filters) {
        // Kibana's ranges include their end.
        String time = "from:" + quoted(range.from().toString()) + ",to:"
                + quoted(range.to().minusMillis(1).toString());
        String query = KibanaQuery.of(filters);
        return kibana.toASCIIString().replaceFirst("/+$", "") + "/app/discover#/view/" + SAVED_SEARCH
                + "?_g=(time:(" + time + "))"
                + (query.isEmpty() ? "" : "&_a=(query:(language:kuery,query:" + quoted(query) + "))");
    }

    /** Quotes a text for Rison, then encodes it for an address, so that no character of it is special in either. */
    private static String quoted(String text) {
        String rison = text.replace("!", "!!").replace("'", "!'");
        return "'" + URLEncoder.encode(rison, UTF_8).replace("+", "%20").replace("%3A", ":") + "'";
    }
}
