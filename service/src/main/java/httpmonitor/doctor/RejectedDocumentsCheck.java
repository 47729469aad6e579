package httpmonitor.doctor;

import httpmonitor.doctor.Finding.Fine;
import httpmonitor.doctor.Finding.Trouble;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the lines that were kept aside: those that nobody could parse, and those that Elasticsearch refused.
 *
 * @param store where they are
 */
public record RejectedDocumentsCheck(Store store) implements Check {

    /** The port to the lines that are kept aside. */
    public interface Store {
        /** Why lines were kept aside, the most frequent reason first, at most a few; empty where there are none. */
        List<Reason> reasons() throws TrafficUnavailableException;

        /** Sources heard of in the last 24 hours of which Elasticsearch has refused lines. */
        List<Refused> refused(Instant now) throws TrafficUnavailableException;
    }

    /**
     * A reason.
     *
     * @param lines how many lines it was given for
     * @param text the parser's or the server's own words
     * @param path the log of the last of these lines
     */
    public record Reason(long lines, String text, String path) {}

    /**
     * A source with lines that were refused.
     *
     * @param lines how many, since its shipper started
     */
    public record Refused(String path, String host, long lines) {}

    @Override
    public List<Finding> look(Instant now) throws TrafficUnavailableException {
        List<Finding> findings = new ArrayList<>();
        for (Refused refused : store.refused(now)) {
            findings.add(new Trouble(
                    "Elasticsearch has refused " + refused.lines() + " lines of " + refused.path() + " on "
                            + refused.host() + ".",
                    "Their reasons are in error.message of httpmonitor-unparsed; often an index has a mapping of before"
                            + " setup."));
        }
        for (Reason reason : store.reasons()) {
            findings.add(new Trouble(
                    reason.lines() + " lines were kept aside: " + reason.text() + "; the last one of " + reason.path()
                            + ".",
                    "See event.original in the index httpmonitor-unparsed; mend the cause, then delete the index."));
        }
        return findings.isEmpty() ? List.of(new Fine("Every line was understood, and none refused.")) : findings;
    }
}
