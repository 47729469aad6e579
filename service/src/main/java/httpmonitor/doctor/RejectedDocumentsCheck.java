package httpmonitor.doctor;

import httpmonitor.console.Sentence;
import httpmonitor.doctor.Finding.Fine;
import httpmonitor.doctor.Finding.Trouble;
import httpmonitor.elastic.admin.RejectedDocuments;
import httpmonitor.elastic.admin.RejectedDocuments.Reason;
import httpmonitor.elastic.admin.RejectedDocuments.Refused;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the lines that are not hits: those that the parser refused, and those that Elasticsearch refused.
 *
 * @param store the store of these lines
 */
public record RejectedDocumentsCheck(RejectedDocuments store) implements Check {

    @Override
    public List<Finding> run(Instant now) throws TrafficUnavailableException {
        try {
            return findings(store.reasons(), store.refused(now));
        } catch (ElasticException e) {
            throw new TrafficUnavailableException(Sentence.of(e), e);
        }
    }

    static List<Finding> findings(List<Reason> reasons, List<Refused> sources) {
        List<Finding> findings = new ArrayList<>();
        for (Refused refused : sources) {
            findings.add(new Trouble(
                    "Elasticsearch has refused " + refused.lines() + " lines of " + refused.path() + " on "
                            + refused.host() + ".",
                    "Their reasons are in error.message of httpmonitor-unparsed; often an index has a mapping of before"
                            + " setup."));
        }
        for (Reason reason : reasons) {
            findings.add(new Trouble(
                    reason.lines() + " lines were kept aside: " + reason.text() + "; the last one of " + reason.path()
                            + ".",
                    "See event.original in the index httpmonitor-unparsed; correct the cause, then delete the index."));
        }
        return findings.isEmpty() ? List.of(new Fine("Every line was understood, and none refused.")) : findings;
    }
}
