package httpmonitor.store;

/** The outcome of an attempt to start the embedded Elasticsearch. Every {@code reason} is one sentence for the user. */
public sealed interface NodeStart {

    /**
     * The node runs and answers.
     *
     * @param node the running node; the caller must stop it
     */
    record Ready(ElasticsearchNode node) implements NodeStart {}

    /**
     * It was not started, because it would fail.
     *
     * @param reason the obstacle, and what to do
     */
    record Refused(String reason) implements NodeStart {}

    /** It was started, and ended before it answered. */
    record Died(NodeExit exit) implements NodeStart {}
}
