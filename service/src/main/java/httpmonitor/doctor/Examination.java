package httpmonitor.doctor;

import httpmonitor.doctor.Finding.Trouble;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All that was looked at, in the order in which a line travels from log file to screen. */
public record Examination(List<Finding> findings) {

    /** Copies the list. */
    public Examination {
        findings = List.copyOf(findings);
    }

    /**
     * Looks at everything. Where the store does not answer that is said once, and what would be asked of it is left
     * out.
     *
     * @param here checks that need no store
     * @param inStore checks that do
     * @param unavailable makes a diagnosis with its advice of a store that does not answer
     */
    public static Examination of(
            List<Check> here,
            List<Check> inStore,
            Instant now,
            Function<TrafficUnavailableException, Trouble> unavailable) {
        List<Finding> findings = new ArrayList<>();
        try {
            for (Check check : here) {
                findings.addAll(check.look(now));
            }
            for (Check check : inStore) {
                findings.addAll(check.look(now));
            }
        } catch (TrafficUnavailableException e) {
            findings.add(unavailable.apply(e));
        }
        return new Examination(findings);
    }

    /** What is not as it should be. */
    public List<Trouble> troubles() {
        return findings.stream()
                .filter(Trouble.class::isInstance)
                .map(Trouble.class::cast)
                .toList();
    }

    /** One sentence about all of it; may hold raw log text. */
    public String verdict() {
        List<Trouble> troubles = troubles();
        return switch (troubles.size()) {
            case 0 -> "all is well.";
            case 1 -> "one thing to look at. " + troubles.getFirst().mend();
            default ->
                troubles.size() + " things to look at, the first one first. "
                        + troubles.getFirst().mend();
        };
    }
}
