package httpmonitor.view.json;

import com.fasterxml.jackson.core.JsonGenerator;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.FurtherList;
import httpmonitor.traffic.FurtherLists;
import httpmonitor.traffic.FurtherLists.Agent;
import httpmonitor.traffic.FurtherLists.Referrer;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.IntervalTraffic.Client;
import httpmonitor.traffic.IntervalTraffic.Section;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.Latency.Percentiles;
import httpmonitor.traffic.StatusClass;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.view.text.Millis;
import httpmonitor.view.text.Rates;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The members of a tick's object that say what the store answered, {@code null} where that is not known. */
final class JsonTraffic {

    private static final List<String> INTERVAL_MEMBERS =
            List.of("hits", "hits_per_second", "bytes", "clients", "status", "no_section");

    private final JsonGenerator json;
    private final Optional<TrafficSnapshot> traffic;
    private final Optional<IntervalTraffic> interval;
    private final TimeRange range;

    JsonTraffic(JsonGenerator json, TickReport report) {
        this.json = json;
        this.traffic = report.traffic();
        this.interval = report.interval();
        this.range = report.range();
    }

    void interval() throws IOException {
        json.writeObjectFieldStart("interval");
        if (interval.isPresent()) {
            known(interval.get());
        } else {
            for (String member : INTERVAL_MEMBERS) {
                json.writeNullField(member);
            }
        }
        json.writeEndObject();
    }

    private void known(IntervalTraffic interval) throws IOException {
        json.writeNumberField("hits", interval.hits());
        JsonText.decimal(json, "hits_per_second", Rates.perSecond(interval.hits(), range.seconds()));
        json.writeNumberField("bytes", interval.bytes());
        json.writeNumberField("clients", interval.clients());
        json.writeObjectFieldStart("status");
        for (StatusClass status : StatusClass.values()) {
            Long hits = interval.status().get(status);
            if (hits != null) {
                json.writeNumberField(status.label(), hits);
            }
        }
        json.writeEndObject();
        json.writeNumberField("no_section", interval.noSection());
        if (interval.latency().isPresent()) {
            json.writeFieldName("latency");
            latency(json, interval.latency().get());
        }
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

    void sections() throws IOException {
        if (traffic.isEmpty() || interval.isEmpty()) {
            json.writeNullField("sections");
            return;
        }
        StoredTotals totals = traffic.get().totals();
        json.writeArrayFieldStart("sections");
        for (Section section : interval.get().sections()) {
            json.writeStartObject();
            figures("section", section);
            JsonText.count(json, "total_hits", totals.of(section.name()));
            p95(section);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void figures(String name, Section section) throws IOException {
        json.writeStringField(name, section.name());
        json.writeNumberField("hits", section.hits());
        json.writeNumberField("bytes", section.bytes());
        json.writeNumberField("client_errors", section.clientErrors());
        json.writeNumberField("server_errors", section.serverErrors());
    }

    private void p95(Section section) throws IOException {
        if (interval.flatMap(IntervalTraffic::latency).isPresent()) {
            OptionalLong p95 = section.p95();
            percentile(json, "p95_ms", p95.isPresent() ? Optional.of(p95.getAsLong()) : Optional.empty());
        }
    }

    /** The further lists that were asked for; {@code null} where the interval is not known. */
    void further(Set<FurtherList> asked) throws IOException {
        Optional<FurtherLists> lists = interval.map(IntervalTraffic::further);
        for (FurtherList list : FurtherList.values()) {
            if (asked.contains(list)) {
                json.writeFieldName(list.label());
                if (lists.isPresent()) {
                    further(list, lists.get());
                } else {
                    json.writeNull();
                }
            }
        }
    }

    private void further(FurtherList list, FurtherLists lists) throws IOException {
        json.writeStartArray();
        switch (list) {
            case URLS -> {
                for (Section url : lists.urls().orElse(List.of())) {
                    json.writeStartObject();
                    figures("url", url);
                    p95(url);
                    json.writeEndObject();
                }
            }
            case REFERRERS -> {
                for (Referrer referrer : lists.referrers().orElse(List.of())) {
                    json.writeStartObject();
                    json.writeStringField("referrer", referrer.url());
                    json.writeNumberField("hits", referrer.hits());
                    json.writeEndObject();
                }
            }
            case AGENTS -> {
                for (Agent agent : lists.agents().orElse(List.of())) {
                    json.writeStartObject();
                    json.writeStringField("agent", agent.name());
                    json.writeStringField("kind", agent.kind().label());
                    json.writeNumberField("hits", agent.hits());
                    json.writeEndObject();
                }
            }
        }
        json.writeEndArray();
    }

    void topSections(int top) throws IOException {
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

    /** The clients, and whether the counts of the lists are estimates. */
    void clients() throws IOException {
        if (interval.isEmpty()) {
            json.writeNullField("clients");
            return;
        }
        json.writeArrayFieldStart("clients");
        for (Client client : interval.get().clientList()) {
            json.writeStartObject();
            json.writeStringField("client", client.address());
            json.writeNumberField("hits", client.hits());
            json.writeNumberField("bytes", client.bytes());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (interval.get().estimated()) {
            json.writeBooleanField("estimated", true);
        }
    }
}
