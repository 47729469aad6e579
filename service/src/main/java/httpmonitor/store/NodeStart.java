package httpmonitor.store;

import java.util.List;

/** The outcome of an attempt to start the embedded Elasticsearch. Every {@code reason} is one sentence for the user. */
public sealed interface NodeStart {

    /**
     * It answers authenticated requests.
     *
     * @param node the running node, the caller must stop it
     */
    record Ready(ElasticsearchNode node) implements NodeStart {}

    /**
     * It was not started, because it could not have worked.
     *
     * @param reason what stands in the way, and what to do
     */
    record Refused(String reason) implements NodeStart {}

    /**
     * It was started, and ended before it answered.
     *
     * @param reason what it died of, and what to do
     * @param exit exit code of the process, 128 plus the signal's number where a signal ended it
     * @param lastLines the end of its output, oldest first
     */
    record Died(String reason, int exit, List<String> lastLines) implements NodeStart {

        /** Copies the lines. */
        public Died {
            lastLines = List.copyOf(lastLines);
        }
    }
}
