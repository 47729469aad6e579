package httpmonitor.elastic.admin;

import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.store.ElasticsearchNode;
import httpmonitor.store.NodeSettings;
import httpmonitor.store.NodeStart;
import httpmonitor.testing.EmbeddedDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** An Elasticsearch that has the roles, and users of their names with the administrator's password, in its files. */
public final class NodeWithRoles implements AutoCloseable {
    private final Path config;
    private final ElasticsearchNode node;

    private NodeWithRoles(Path config, ElasticsearchNode node) {
        this.config = config;
        this.node = node;
    }

    /** Starts one in this folder, for the indices of these names. */
    public static NodeWithRoles start(Path data, IndexNames names) throws Exception {
        var settings = new NodeSettings(EmbeddedDistribution.path(), data, 0, 256);
        var node = ((NodeStart.Ready) ElasticsearchNode.start(settings, message -> {})).node();
        var roles = new NodeWithRoles(data.resolve("elasticsearch/config"), node);
        for (Role role : Role.values()) {
            roles.add(
                    role.roleName(),
                    JsonpUtils.toJsonString(role.descriptor(names.pattern()), new JacksonJsonpMapper()));
        }
        for (Role role : Role.values()) {
            roles.awaitUser(role.roleName());
        }
        return roles;
    }

    /** Adds a role and a user of its name. Elasticsearch looks at its files every 5 s. */
    public void add(String name, String descriptor) throws IOException {
        String hash = Files.readString(config.resolve("users"))
                .lines()
                .findFirst()
                .orElseThrow()
                .split(":", 2)[1];
        append("roles.yml", name + ": " + descriptor);
        append("users", name + ":" + hash);
        append("users_roles", name + ":" + name);
    }

    private void append(String file, String line) throws IOException {
        Files.writeString(config.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Waits until this user may look at the cluster's health. */
    public void awaitUser(String name) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        try (ElasticConnection user = as(name)) {
            while (true) {
                try {
                    user.send(new Request("GET", "/_cluster/health"));
                    return;
                } catch (IOException e) {
                    if (Instant.now().isAfter(end)) {
                        throw e;
                    }
                    Thread.sleep(500);
                }
            }
        }
    }

    /** A connection as this user; an answer with a deprecation warning fails. */
    ElasticConnection as(String user) {
        return ElasticConnection.strict(ElasticSettings.of(url()).with(new Credentials.Login(user, password())));
    }

    /** A connection as the administrator. */
    ElasticConnection asAdministrator() {
        return as(node.address().username());
    }

    /** Its address. */
    public String url() {
        return node.address().esUrl();
    }

    /** The password of all users. */
    public String password() {
        return node.address().password();
    }

    @Override
    public void close() {
        node.stop();
    }
}
