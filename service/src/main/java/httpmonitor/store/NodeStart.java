package httpmonitor.store;

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

    /** It was started, and ended before it answered. */
    record Died(NodeExit exit) implements NodeStart {}
}
