package httpmonitor.elastic.admin;

import static httpmonitor.elastic.rest.Json.object;

import httpmonitor.elastic.rest.Grant;
import httpmonitor.elastic.rest.Json;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.StoredMappings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A role in Elasticsearch: it holds the privileges that its program needs and nothing else. */
public enum Role {
    /**
     * {@code ship} and Logstash: add hits and lines that are no hit, rewrite heartbeats, look whether the templates are
     * there. They can neither read nor change nor delete what is stored. {@code create_doc} lets Elasticsearch add
     * fields to a mapping, runtime fields too, and one of those named like a field of ours hides it:
     * {@link StoredMappings} notices.
     */
    WRITER("httpmonitor_writer") {
        @Override
        List<Grant> grants(String hits) {
            return List.of(
                    Grant.of(List.of(hits, IndexNames.UNPARSED), "create_doc", "auto_configure", METADATA),
                    Grant.of(List.of(IndexNames.HEARTBEAT), "index", "auto_configure", METADATA));
        }
    },

    /** {@code watch}, {@code alerts}, {@code check} and {@code doctor}: read. */
    READER("httpmonitor_reader") {
        @Override
        List<Grant> grants(String hits) {
            return List.of(Grant.of(
                    List.of(hits, IndexNames.UNPARSED, IndexNames.HEARTBEAT, IndexNames.ALERTS), "read", METADATA));
        }
    },

    /**
     * Stores alerts, and which notices were delivered, in an index of their own. A poller that notifies also has the
     * reader's role. This role reads and overwrites the documents of other pollers there, and deletes nothing.
     */
    ALERT_WRITER("httpmonitor_alert_writer") {
        @Override
        List<Grant> grants(String hits) {
            return List.of(Grant.of(List.of(IndexNames.ALERTS), "read", "index", "auto_configure", METADATA));
        }
    };

    /** What every role may do with the cluster: see its health and its templates. */
    static final List<String> CLUSTER = List.of("monitor");

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
        return Json.text(descriptor(grants("/~(httpmonitor-.*)/")));
    }

    abstract List<Grant> grants(String hits);

    /** What it may do with the indices of these names. */
    List<Grant> grants(IndexNames names) {
        return grants(names.pattern());
    }

    /** The definition as Elasticsearch takes it, for the indices of these names. */
    Map<String, Object> descriptor(IndexNames names) {
        return descriptor(grants(names));
    }

    private static Map<String, Object> descriptor(List<Grant> grants) {
        List<Object> indices = new ArrayList<>();
        for (Grant grant : grants) {
            indices.add(object("names", grant.indices(), "privileges", grant.privileges()));
        }
        return object("cluster", CLUSTER, "indices", indices);
    }

    /** What all roles are called. */
    static Set<String> names() {
        return Stream.of(values()).map(Role::roleName).collect(Collectors.toSet());
    }

    /** The roles of its user or key. */
    public List<Role> together() {
        return this == ALERT_WRITER ? List.of(this, READER) : List.of(this);
    }
}
