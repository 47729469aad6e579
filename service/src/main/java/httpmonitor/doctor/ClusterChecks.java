package httpmonitor.doctor;

import httpmonitor.console.Sentence;
import httpmonitor.elastic.rest.ClusterVersions;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.StoredMappings;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks of a cluster that answers: its version may lose hits, and templates or a mapping may not be ours. */
public record ClusterChecks(ElasticConnection connection, IndexNames names) {

    /** A check with a sentence where something is wrong. */
    @FunctionalInterface
    private interface ClusterCheck {
        Optional<String> objection() throws ElasticException;
    }

    /** For {@code doctor}. */
    public Finding version() throws TrafficUnavailableException {
        return finding(
                new ClusterVersions(connection)::objection,
                "The version of Elasticsearch has no known loss of hits.",
                "Update Elasticsearch to 9.5.3 or later.");
    }

    /** For {@code doctor}. */
    public Finding templates() throws TrafficUnavailableException {
        return finding(
                new Templates(connection, names)::objection,
                "The index templates are installed.",
                "Run ./run.sh setup.");
    }

    /** For {@code doctor}. */
    public Finding mapping() throws TrafficUnavailableException {
        return finding(
                new StoredMappings(connection, names.pattern())::objection,
                "The hits have our mapping.",
                "Invalidate the writer's key, remove the runtime field, and run ./run.sh setup.");
    }

    private static Finding finding(ClusterCheck check, String fine, String remedy) throws TrafficUnavailableException {
        try {
            return check.objection()
                    .<Finding>map(said -> new Finding.Trouble(Sentence.of(said), remedy))
                    .orElse(new Finding.Fine(fine));
        } catch (ElasticException e) {
            throw new TrafficUnavailableException(Sentence.of(e), e);
        }
    }

    /** For the start of a writer. A user without the rights for the check gets no warning. */
    public void warnOfVersion(Consumer<String> say) {
        warn(new ClusterVersions(connection)::objection, say);
    }

    /** For a poller. A store that does not answer is reported by the tick. */
    public void warnOfMapping(Consumer<String> say) {
        warn(new StoredMappings(connection, names.pattern())::objection, say);
    }

    private static void warn(ClusterCheck check, Consumer<String> say) {
        try {
            check.objection().ifPresent(said -> say.accept("Warning: " + said));
        } catch (ElasticException e) {
            System.getLogger(ClusterChecks.class.getName())
                    .log(System.Logger.Level.DEBUG, "The cluster was not checked", e);
        }
    }
}
