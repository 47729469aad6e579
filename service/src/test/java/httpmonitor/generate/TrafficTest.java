package httpmonitor.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import httpmonitor.accesslog.Lines;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.EntryField;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrafficTest {

    private static final int LINES = 20_000;

    @ParameterizedTest
    @EnumSource
    void every_line_is_a_hit_with_a_section(LogFormat format) throws Exception {
        var content = new LineContent(format, 20_000, 0);

        List<AccessLogEntry> hits = Generated.lines(LINES, content, 1).hits();

        assertThat(hits)
                .hasSize(LINES)
                .allMatch(hit -> hit.has(EntryField.SECTION) && hit.clientIsIp() && hit.status() >= 200);
    }

    @ParameterizedTest
    @EnumSource
    void the_same_seed_makes_the_same_requests_in_every_format(LogFormat format) throws Exception {
        var content = new LineContent(format, 20_000, 0);

        assertThat(targets(Generated.lines(500, content, 3)))
                .isEqualTo(targets(Generated.lines(500, LineContent.USUAL, 3)));
    }

    @Test
    void a_virtual_host_stands_in_front_where_the_format_has_one() throws Exception {
        var content = new LineContent(LogFormat.VHOST, 0, 0);

        assertThat(Generated.lines(500, content, 1).hits())
                .allSatisfy(
                        hit -> assertThat(Lines.text(hit, EntryField.DOMAIN)).endsWith("example.com"));
    }

    @Test
    void a_few_sections_and_clients_make_most_of_the_traffic() throws Exception {
        List<AccessLogEntry> hits = Generated.lines(LINES, LineContent.USUAL, 1).hits();

        List<Long> sections = counts(hits, hit -> String.valueOf(Lines.text(hit, EntryField.SECTION)));
        List<Long> clients = counts(hits, hit -> String.valueOf(Lines.text(hit, EntryField.CLIENT)));

        assertThat(sections).hasSizeBetween(15, 40);
        assertThat(sections.getFirst()).isBetween(LINES / 5L, LINES / 2L);
        assertThat(clients).hasSizeBetween(300, 600);
        assertThat(clients.stream().limit(20).mapToLong(count -> count).sum()).isGreaterThan(LINES / 4L);
        assertThat(clients.getFirst()).isLessThan(LINES / 5L);
    }

    @Test
    void a_client_comes_back_within_seconds() throws Exception {
        List<AccessLogEntry> hits = Generated.lines(2_000, LineContent.USUAL, 1).hits();

        long returning = hits.subList(200, 400).stream()
                .filter(hit -> hits.subList(0, 200).stream()
                        .anyMatch(earlier -> String.valueOf(Lines.text(earlier, EntryField.CLIENT))
                                .equals(Lines.text(hit, EntryField.CLIENT))))
                .count();

        assertThat(returning).isGreaterThan(100);
    }

    @Test
    void sizes_spread_over_orders_of_magnitude() throws Exception {
        List<Long> sizes = Generated.lines(LINES, LineContent.USUAL, 1).hits().stream()
                .map(AccessLogEntry::bodyBytes)
                .filter(size -> size > 0)
                .sorted()
                .toList();

        assertThat(sizes.get(sizes.size() / 2)).isBetween(5_000L, 60_000L);
        assertThat(sizes.get(sizes.size() / 100)).isLessThan(1_000);
        assertThat(sizes.get(sizes.size() * 99 / 100)).isGreaterThan(200_000);
    }

    @Test
    void errors_have_their_share() throws Exception {
        assertThat(share(hit -> hit.status() >= 500, 20_000)).isCloseTo(0.02, within(0.004));
        assertThat(share(hit -> hit.status() / 100 == 4, 20_000)).isCloseTo(0.02, within(0.004));
        assertThat(share(hit -> hit.status() >= 500, 400_000)).isCloseTo(0.4, within(0.02));
        assertThat(share(hit -> hit.status() / 100 == 4, 400_000)).isCloseTo(0.6 * 0.03, within(0.004));
    }

    @Test
    void no_errors_are_none() throws Exception {
        assertThat(share(hit -> hit.status() >= 400, 0)).isZero();
    }

    @Test
    void all_errors_are_all() throws Exception {
        assertThat(share(hit -> hit.status() >= 500, 1_000_000)).isEqualTo(1);
    }

    private static double share(Function<AccessLogEntry, Boolean> kind, int errors) throws Exception {
        var content = new LineContent(LogFormat.COMMON, errors, 0);
        List<AccessLogEntry> hits = Generated.lines(LINES, content, 5).hits();
        return (double) hits.stream().filter(kind::apply).count() / LINES;
    }

    private static List<String> targets(Generated generated) {
        return generated.hits().stream()
                .map(hit -> String.valueOf(Lines.text(hit, EntryField.TARGET)))
                .toList();
    }

    private static List<Long> counts(List<AccessLogEntry> hits, Function<AccessLogEntry, String> key) {
        Map<String, Long> counts = hits.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
        return counts.values().stream().sorted(Comparator.reverseOrder()).toList();
    }
}
