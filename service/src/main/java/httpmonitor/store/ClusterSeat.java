package httpmonitor.store;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A node's place among those that form a cluster with it, all on this machine.
 *
 * @param name the node's own name
 * @param transportPorts every node's name and the port where it talks to the others; empty for a node that stays alone
 * @param keys what all nodes of the cluster have; empty: the node makes keys of its own
 */
record ClusterSeat(String name, Map<String, Integer> transportPorts, Optional<TransportKeys> keys) {

    static final ClusterSeat ALONE = alone("embedded");

    static ClusterSeat alone(String name) {
        return new ClusterSeat(name, Map.of(), Optional.empty());
    }

    ClusterSeat {
        transportPorts = Map.copyOf(transportPorts);
        if (!transportPorts.isEmpty() && !transportPorts.containsKey(name)) {
            throw new IllegalArgumentException("a node must be one of its cluster's");
        }
    }

    /** Its lines in {@code elasticsearch.yml}. */
    String settings() {
        Integer port = transportPorts.get(name);
        return port == null
                ? """
                node.name: %s
                discovery.type: single-node
                transport.port: 0
                """.formatted(name)
                : """
                node.name: %s
                transport.port: %d
                discovery.seed_hosts: [%s]
                cluster.initial_master_nodes: [%s]
                """.formatted(name, port, seedHosts(), String.join(", ", transportPorts.keySet()));
    }

    private String seedHosts() {
        return transportPorts.values().stream()
                .map(port -> "\"127.0.0.1:" + port + "\"")
                .collect(Collectors.joining(", "));
    }
}
