package httpmonitor.doctor;

import httpmonitor.doctor.Finding.Trouble;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All findings, in the order in which a line travels from log file to screen. */
public record Examination(List<Finding> findings) {

    /** Copies the list. */
    public Examination {
        findings = List.copyOf(findings);
    }

    /**
     * Runs all checks. Where the store does not answer, one finding says so and the checks after it are skipped.
     *
     * @param checks those without the store first
     * @param unavailable makes the finding about a store that does not answer
     */
    public static Examination of(
            List<Check> checks, Instant now, Function<TrafficUnavailableException, Trouble> unavailable) {
        List<Finding> findings = new ArrayList<>();
        try {
            for (Check check : checks) {
                findings.addAll(check.run(now));
            }
        } catch (TrafficUnavailableException e) {
            findings.add(unavailable.apply(e));
        }
        return new Examination(findings);
    }

    /** The findings about what is wrong. */
    public List<Trouble> troubles() {
        return findings.stream()
                .filter(Trouble.class::isInstance)
                .map(Trouble.class::cast)
                .toList();
    }

    /** One sentence about all findings; may hold raw log text. */
    public String verdict() {
        List<Trouble> troubles = troubles();
        return switch (troubles.size()) {
            case 0 -> "all is well.";
            case 1 -> "one thing to look at. " + troubles.getFirst().remedy();
            default ->
                troubles.size() + " things to look at, the first one first. "
                        + troubles.getFirst().remedy();
        };
    }
}
