package httpmonitor.view.json;

import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitGroup.Agent;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.Latency.Percentiles;
import httpmonitor.traffic.StatusClass;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.view.text.Millis;
import httpmonitor.view.text.Rates;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of a tick's object with the traffic, {@code null} where it is unknown. */
final class JsonTraffic {

    private static final List<String> INTERVAL_MEMBERS =
            List.of("hits", "hits_per_second", "bytes", "clients", "status", "no_section");

    /** Up to this number of user agents, an agent lists them: the page makes a filter of each. */
    private static final int MOST_TEXTS = 8;

    private final JsonText json;
    private final Optional<TrafficSnapshot> traffic;
    private final Optional<IntervalTraffic> interval;
    private final int top;

    JsonTraffic(JsonText json, TickReport report, int top) {
        this.json = json;
        this.traffic = report.traffic();
        this.interval = report.interval();
        this.top = top;
    }

    void interval() throws IOException {
        if (interval.isPresent()) {
            figures(json, interval.get());
            return;
        }
        json.object("interval", nothing -> {
            for (String member : INTERVAL_MEMBERS) {
                nothing.unknown(member);
            }
        });
    }

    /** The member of all hits, without a rate where the range is shorter than a second. */
    static void figures(JsonText json, IntervalTraffic traffic) throws IOException {
        json.object("interval", interval -> {
            interval.number("hits", traffic.hits());
            long seconds = traffic.range().seconds();
            if (seconds > 0) {
                interval.decimal("hits_per_second", Rates.perSecond(traffic.hits(), seconds));
            }
            interval.number("bytes", traffic.bytes());
            interval.number("clients", traffic.clients());
            interval.object("status", classes -> {
                for (StatusClass status : StatusClass.values()) {
                    Long hits = traffic.status().get(status);
                    if (hits != null) {
                        classes.number(status.label(), hits);
                    }
                }
            });
            interval.number("no_section", traffic.noSection());
            latency(interval, "latency", traffic.latency());
        });
    }

    /** The member of a latency, where there is one; percentiles that are not known are {@code null}. */
    static void latency(JsonText json, String name, Optional<Latency> latency) throws IOException {
        if (latency.isPresent()) {
            Optional<Percentiles> percentiles = latency.get().percentiles();
            json.object(name, member -> {
                member.number("hits", latency.get().hits());
                member.decimal("p50_ms", percentiles.map(Percentiles::p50).map(Millis::percentile));
                member.decimal("p95_ms", percentiles.map(Percentiles::p95).map(Millis::percentile));
                member.decimal("p99_ms", percentiles.map(Percentiles::p99).map(Millis::percentile));
                member.decimal("max_ms", Millis.exact(latency.get().maxNanos()));
            });
        }
    }

    /** A list of every tick; {@code null} where the interval is not known. */
    void list(HitList list) throws IOException {
        if (interval.isPresent()) {
            list(json, list, interval.get(), traffic.map(TrafficSnapshot::totals), top);
        } else {
            json.unknown(list.label());
        }
    }

    /** The further lists that were asked for; {@code null} where the interval is not known. */
    void further(Set<HitList> asked) throws IOException {
        for (HitList list : HitList.values()) {
            if (asked.contains(list) && list != HitList.SECTIONS && list != HitList.CLIENTS) {
                list(list);
            }
        }
    }

    /** {@code estimated}, where the counts of a list are. */
    void estimated() throws IOException {
        if (interval.isPresent()) {
            estimated(json, interval.get());
        }
    }

    static void estimated(JsonText json, IntervalTraffic traffic) throws IOException {
        if (traffic.hasEstimates()) {
            json.flag("estimated", true);
        }
    }

    /** The member of a whole list of some traffic. */
    static void list(JsonText json, HitList list, IntervalTraffic traffic) throws IOException {
        list(json, list, traffic, Optional.empty(), Integer.MAX_VALUE);
    }

    private static void list(
            JsonText json, HitList list, IntervalTraffic traffic, Optional<StoredTotals> totals, int top)
            throws IOException {
        List<HitGroup> groups = traffic.list(list).stream().limit(top).toList();
        json.objects(list.label(), groups, (object, group) -> {
            if (list == HitList.STATUS) {
                object.number(list.item(), Long.parseLong(group.value()));
            } else {
                object.text(list.item(), group.value());
            }
            if (group.agent().isPresent()) {
                agent(object, group.agent().get(), totals.isEmpty());
            }
            object.number("hits", group.hits());
            object.number("bytes", group.bytes());
            object.number("client_errors", group.clientErrors());
            object.number("server_errors", group.serverErrors());
            if (list == HitList.SECTIONS && totals.isPresent()) {
                object.number("total_hits", totals.get().of(group.value()));
            }
            if ((list == HitList.SECTIONS || list == HitList.URLS)
                    && traffic.latency().isPresent()) {
                object.decimal(
                        "p95_ms",
                        group.p95().stream().mapToObj(Millis::percentile).findFirst());
            }
        });
    }

    private static void agent(JsonText json, Agent agent, boolean texts) throws IOException {
        json.text("kind", agent.kind().label());
        if (texts && agent.texts().size() <= MOST_TEXTS) {
            json.texts("user_agents", agent.texts());
        }
    }

    void topSections() throws IOException {
        if (traffic.isEmpty()) {
            json.unknown("top_sections");
            return;
        }
        List<Map.Entry<String, Long>> sections = traffic.get().totals().bySection().entrySet().stream()
                .limit(top)
                .toList();
        json.objects("top_sections", sections, (object, section) -> {
            object.text("section", section.getKey());
            object.number("total_hits", section.getValue());
        });
    }
}
