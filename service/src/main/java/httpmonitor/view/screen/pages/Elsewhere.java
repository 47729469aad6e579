package httpmonitor.view.screen.pages;

import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How the hits of the screen can be looked at elsewhere.
 *
 * @param program starts any command, as a user would type it, for example {@code ./run.sh}
 * @param store the options with which commands ask the same store
 * @param kibana the address in Kibana of the hits of a range that pass all of some filters, where there is one
 * @param page the page, where it is served
 */
public record Elsewhere(
        String program,
        List<Setting> store,
        Optional<BiFunction<TimeRange, List<TrafficFilter>, String>> kibana,
        Optional<ServedPage> page) {

    /** Copies the list. */
    public Elsewhere {
        store = List.copyOf(store);
    }

    /** An option with its value. */
    public record Setting(String option, String value) {}

    /**
     * The page.
     *
     * @param address with {@code /} at its end
     * @param link the address of what it shows of the hits of a range that pass a filter
     * @param tokenFile the file with the token that it wants, if it wants one
     */
    public record ServedPage(
            String address, BiFunction<TimeRange, TrafficFilter, String> link, Optional<String> tokenFile) {}
}
