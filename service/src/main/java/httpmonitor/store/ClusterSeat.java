package httpmonitor.store;

import java.util.Optional;

/**
 * A node's place in its cluster.
 *
 * @param settings its lines in {@code elasticsearch.yml}
 * @param keys the keys that all nodes of the cluster share; empty: the node makes its own
 */
record ClusterSeat(String settings, Optional<TransportKeys> keys) {

    /** The only node of its cluster. */
    static final ClusterSeat ALONE = new ClusterSeat("""
            node.name: embedded
            discovery.type: single-node
            transport.port: 0
            """, Optional.empty());
}
