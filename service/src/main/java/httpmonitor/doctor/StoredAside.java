package httpmonitor.doctor;

import httpmonitor.console.Sentence;
import httpmonitor.elastic.admin.KeptAside;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.List;

/** What Elasticsearch knows of lines that were kept aside, as the check asks for it. */
public record StoredAside(KeptAside aside) implements KeptAsideCheck.Store {
    @Override
    public List<KeptAsideCheck.Reason> reasons() throws TrafficUnavailableException {
        try {
            return aside.reasons().stream()
                    .map(reason -> new KeptAsideCheck.Reason(reason.lines(), reason.text(), reason.path()))
                    .toList();
        } catch (ElasticException e) {
            throw new TrafficUnavailableException(Sentence.of(e), e);
        }
    }

    @Override
    public List<KeptAsideCheck.Refused> refused(Instant now) throws TrafficUnavailableException {
        try {
            return aside.refused(now).stream()
                    .map(source -> new KeptAsideCheck.Refused(source.path(), source.host(), source.lines()))
                    .toList();
        } catch (ElasticException e) {
            throw new TrafficUnavailableException(Sentence.of(e), e);
        }
    }
}
