package httpmonitor.elastic.admin;

import co.elastic.clients.elasticsearch.security.IndicesPrivileges;
import co.elastic.clients.elasticsearch.security.RoleDescriptor;
import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import httpmonitor.elastic.rest.Privileges;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.StoredMappings;
import java.util.List;
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
        List<IndicesPrivileges> grants(String hits) {
            return List.of(
                    Privileges.on(List.of(hits, IndexNames.UNPARSED), "create_doc", "auto_configure", METADATA),
                    Privileges.on(List.of(IndexNames.HEARTBEAT), "index", "auto_configure", METADATA));
        }
    },

    /** {@code watch}, {@code alerts}, {@code check} and {@code doctor}: read. */
    READER("httpmonitor_reader") {
        @Override
        List<IndicesPrivileges> grants(String hits) {
            return List.of(Privileges.on(
                    List.of(hits, IndexNames.UNPARSED, IndexNames.HEARTBEAT, IndexNames.ALERTS), "read", METADATA));
        }
    },

    /**
     * Stores alerts, and which notices were delivered, in an index of their own. A poller that notifies also has the
     * reader's role. This role reads and overwrites the documents of other pollers there, and deletes nothing.
     */
    ALERT_WRITER("httpmonitor_alert_writer") {
        @Override
        List<IndicesPrivileges> grants(String hits) {
            return List.of(Privileges.on(List.of(IndexNames.ALERTS), "read", "index", "auto_configure", METADATA));
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
        return JsonpUtils.toJsonString(descriptor("/~(httpmonitor-.*)/"), new JacksonJsonpMapper());
    }

    abstract List<IndicesPrivileges> grants(String hits);

    /** The definition for an index pattern of hits. */
    RoleDescriptor descriptor(String hits) {
        return new RoleDescriptor.Builder()
                .cluster(CLUSTER)
                .indices(grants(hits))
                .build();
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
