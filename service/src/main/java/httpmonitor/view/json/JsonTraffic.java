package httpmonitor.view.json;

import com.fasterxml.jackson.core.JsonGenerator;
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

    private final JsonGenerator json;
    private final Optional<TrafficSnapshot> traffic;
    private final Optional<IntervalTraffic> interval;
    private final int top;

    JsonTraffic(JsonGenerator json, TickReport report, int top) {
        this.json = json;
        this.traffic = report.traffic();
        this.interval = report.interval();
        this.top = top;
    }

    void interval() throws IOException {
        json.writeFieldName("interval");
        if (interval.isPresent()) {
            figures(json, interval.get());
            return;
        }
        json.writeStartObject();
        for (String member : INTERVAL_MEMBERS) {
            json.writeNullField(member);
        }
        json.writeEndObject();
    }

    /** The object of all hits, without a rate where the range is shorter than a second. */
    static void figures(JsonGenerator json, IntervalTraffic traffic) throws IOException {
        json.writeStartObject();
        json.writeNumberField("hits", traffic.hits());
        long seconds = traffic.range().seconds();
        if (seconds > 0) {
            JsonText.decimal(json, "hits_per_second", Rates.perSecond(traffic.hits(), seconds));
        }
        json.writeNumberField("bytes", traffic.bytes());
        json.writeNumberField("clients", traffic.clients());
        json.writeObjectFieldStart("status");
        for (StatusClass status : StatusClass.values()) {
            Long hits = traffic.status().get(status);
            if (hits != null) {
                json.writeNumberField(status.label(), hits);
            }
        }
        json.writeEndObject();
        json.writeNumberField("no_section", traffic.noSection());
        if (traffic.latency().isPresent()) {
            json.writeFieldName("latency");
            latency(json, traffic.latency().get());
        }
        json.writeEndObject();
    }

    /** The object of a latency; percentiles that are not known are {@code null}. */
    static void latency(JsonGenerator json, Latency latency) throws IOException {
        Optional<Percentiles> percentiles = latency.percentiles();
        json.writeStartObject();
        json.writeNumberField("hits", latency.hits());
        percentile(json, "p50_ms", percentiles.map(Percentiles::p50));
        percentile(json, "p95_ms", percentiles.map(Percentiles::p95));
        percentile(json, "p99_ms", percentiles.map(Percentiles::p99));
        JsonText.decimal(json, "max_ms", Millis.exact(latency.maxNanos()));
        json.writeEndObject();
    }

    private static void percentile(JsonGenerator json, String name, Optional<Long> nanos) throws IOException {
        if (nanos.isPresent()) {
            JsonText.decimal(json, name, Millis.percentile(nanos.get()));
        } else {
            json.writeNullField(name);
        }
    }

    /** A list of every tick; {@code null} where the interval is not known. */
    void list(HitList list) throws IOException {
        if (interval.isPresent()) {
            list(json, list, interval.get(), traffic.map(TrafficSnapshot::totals), top);
        } else {
            json.writeNullField(list.label());
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

    static void estimated(JsonGenerator json, IntervalTraffic traffic) throws IOException {
        if (traffic.estimated()) {
            json.writeBooleanField("estimated", true);
        }
    }

    /** The member of a list of some traffic. */
    static void list(JsonGenerator json, HitList list, IntervalTraffic traffic, int top) throws IOException {
        list(json, list, traffic, Optional.empty(), top);
    }

    private static void list(
            JsonGenerator json, HitList list, IntervalTraffic traffic, Optional<StoredTotals> totals, int top)
            throws IOException {
        json.writeArrayFieldStart(list.label());
        List<HitGroup> groups = traffic.list(list);
        for (HitGroup group : groups.subList(0, Math.min(top, groups.size()))) {
            json.writeStartObject();
            json.writeFieldName(list.item());
            if (list == HitList.STATUS) {
                json.writeNumber(group.value());
            } else {
                json.writeString(group.value());
            }
            if (group.agent().isPresent()) {
                agent(json, group.agent().get(), totals.isEmpty());
            }
            json.writeNumberField("hits", group.hits());
            json.writeNumberField("bytes", group.bytes());
            json.writeNumberField("client_errors", group.clientErrors());
            json.writeNumberField("server_errors", group.serverErrors());
            if (list == HitList.SECTIONS && totals.isPresent()) {
                JsonText.count(json, "total_hits", totals.get().of(group.value()));
            }
            if ((list == HitList.SECTIONS || list == HitList.URLS)
                    && traffic.latency().isPresent()) {
                percentile(
                        json,
                        "p95_ms",
                        group.p95().isPresent() ? Optional.of(group.p95().getAsLong()) : Optional.empty());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void agent(JsonGenerator json, Agent agent, boolean texts) throws IOException {
        json.writeStringField("kind", agent.kind().label());
        if (texts && agent.texts().size() <= MOST_TEXTS) {
            json.writeArrayFieldStart("user_agents");
            for (String text : agent.texts()) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }

    void topSections() throws IOException {
        if (traffic.isEmpty()) {
            json.writeNullField("top_sections");
            return;
        }
        json.writeArrayFieldStart("top_sections");
        int left = top;
        for (Map.Entry<String, Long> section :
                traffic.get().totals().bySection().entrySet()) {
            if (left-- == 0) {
                break;
            }
            json.writeStartObject();
            json.writeStringField("section", section.getKey());
            json.writeNumberField("total_hits", section.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
