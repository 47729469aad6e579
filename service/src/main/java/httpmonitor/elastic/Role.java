package httpmonitor.elastic;

import static httpmonitor.elastic.Json.object;

import java.util.List;
import java.util.Map;

/** Who may do what with our indices: each role holds what its program needs and nothing else. */
public enum Role {
    /**
     * {@code ship} and Logstash: add hits and lines that are no hit, rewrite heartbeats, look whether the templates are there.
     * They can neither read nor change nor delete what is stored.
     */
    WRITER("httpmonitor_writer") {
        @Override
        List<Object> indices(String hits) {
            return List.of(
                    may(List.of(hits, IndexNames.UNPARSED), "create_doc", "auto_configure", METADATA),
                    may(List.of(IndexNames.HEARTBEAT), "index", "auto_configure", METADATA));
        }
    },

    /** {@code watch}, {@code alerts}, {@code check} and {@code doctor}: read. */
    READER("httpmonitor_reader") {
        @Override
        List<Object> indices(String hits) {
            return List.of(
                    may(List.of(hits, IndexNames.UNPARSED, IndexNames.HEARTBEAT, IndexNames.ALERTS), "read", METADATA));
        }
    },

    /**
     * Keeps alerts, and what was told of them, in an index of their own; a poller that notifies has the reader's role too. It reads what
     * other pollers wrote there and writes over it, and deletes nothing.
     */
    ALERT_WRITER("httpmonitor_alert_writer") {
        @Override
        List<Object> indices(String hits) {
            return List.of(may(List.of(IndexNames.ALERTS), "read", "index", "auto_configure", METADATA));
        }
    };

    private static final String METADATA = "view_index_metadata";

    private final String roleName;

    Role(String roleName) {
        this.roleName = roleName;
    }

    /** What it is called in a cluster, as are its user and its API key. */
    public String roleName() {
        return roleName;
    }

    /** What it may do where every index but our own holds hits, as JSON in the words of Elasticsearch. */
    public String definition() {
        return Json.text(descriptor("/~(httpmonitor-.*)/"));
    }

    abstract List<Object> indices(String hits);

    /** The definition as Elasticsearch takes it, for the indices of these names. */
    Map<String, Object> descriptor(IndexNames names) {
        return descriptor(names.pattern());
    }

    private Map<String, Object> descriptor(String hits) {
        return object("cluster", List.of("monitor"), "indices", indices(hits));
    }

    /** The roles of its user or key. */
    public List<Role> together() {
        return this == ALERT_WRITER ? List.of(this, READER) : List.of(this);
    }

    private static Map<String, Object> may(List<String> indices, String... privileges) {
        return object("names", indices, "privileges", List.of(privileges));
    }
}
