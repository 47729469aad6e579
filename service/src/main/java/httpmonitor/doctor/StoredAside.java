package httpmonitor.doctor;

import httpmonitor.console.Sentence;
import httpmonitor.elastic.admin.RejectedDocuments;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.List;

/** What Elasticsearch knows of lines that were kept aside, as the check asks for it. */
public record StoredAside(RejectedDocuments aside) implements RejectedDocumentsCheck.Store {
    @Override
    public List<RejectedDocumentsCheck.Reason> reasons() throws TrafficUnavailableException {
        try {
            return aside.reasons().stream()
                    .map(reason -> new RejectedDocumentsCheck.Reason(reason.lines(), reason.text(), reason.path()))
                    .toList();
        } catch (ElasticException e) {
            throw new TrafficUnavailableException(Sentence.of(e), e);
        }
    }

    @Override
    public List<RejectedDocumentsCheck.Refused> refused(Instant now) throws TrafficUnavailableException {
        try {
            return aside.refused(now).stream()
                    .map(source -> new RejectedDocumentsCheck.Refused(source.path(), source.host(), source.lines()))
                    .toList();
        } catch (ElasticException e) {
            throw new TrafficUnavailableException(Sentence.of(e), e);
        }
    }
}
