package httpmonitor.elastic.admin;

import static httpmonitor.elastic.rest.Json.object;

import httpmonitor.elastic.rest.Grant;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.StoredMappings;
import httpmonitor.http.JsonBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A role in Elasticsearch: it has only the privileges that its program needs. */
public enum Role {
    /**
     * {@code ship} and Logstash: add hits and unparsed lines, rewrite heartbeats, read the templates. They cannot read,
     * change or delete documents. {@code create_doc} allows adding fields to a mapping, even runtime fields, which hide
     * a field of the same name: {@link StoredMappings} finds those.
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

    /** The cluster privileges of every role: reading its health and templates. */
    static final List<String> CLUSTER = List.of("monitor");

    private static final String METADATA = "view_index_metadata";

    private final String roleName;

    Role(String roleName) {
        this.roleName = roleName;
    }

    /** The name of the role, and of its user and API key. */
    public String roleName() {
        return roleName;
    }

    /** The definition for the embedded store, where all indices but ours hold hits, as Elasticsearch's JSON. */
    public String definition() {
        return JsonBody.of(descriptor(grants("/~(httpmonitor-.*)/")));
    }

    abstract List<Grant> grants(String hits);

    /** Its privileges on the indices of these names. */
    List<Grant> grants(IndexNames names) {
        return grants(names.pattern());
    }

    /** The definition for Elasticsearch. */
    static Map<String, Object> descriptor(List<Grant> grants) {
        List<Object> indices = new ArrayList<>();
        for (Grant grant : grants) {
            indices.add(object("names", grant.indices(), "privileges", grant.privileges()));
        }
        return object("cluster", CLUSTER, "indices", indices);
    }

    /** The names of all roles. */
    static Set<String> names() {
        return Stream.of(values()).map(Role::roleName).collect(Collectors.toSet());
    }

    /** The roles of its user or key. */
    public List<Role> together() {
        return this == ALERT_WRITER ? List.of(this, READER) : List.of(this);
    }
}
