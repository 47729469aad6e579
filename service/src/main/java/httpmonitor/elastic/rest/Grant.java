package httpmonitor.elastic.rest;

import java.util.List;

/**
 * Privileges on indices.
 *
 * @param indices names and patterns of indices
 * @param privileges the privileges on each of them, as Elasticsearch names them
 */
public record Grant(List<String> indices, List<String> privileges) {

    /** Copies the lists. */
    public Grant {
        indices = List.copyOf(indices);
        privileges = List.copyOf(privileges);
    }

    /** The same with the privileges as arguments. */
    public static Grant of(List<String> indices, String... privileges) {
        return new Grant(indices, List.of(privileges));
    }
}
