package httpmonitor.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Writes the configuration of the embedded Elasticsearch again at every start, so that it always fits the distribution.
 */
final class ElasticsearchConfig {

    private ElasticsearchConfig() {}

    /** Content by name below the folder of the configuration. */
    static Map<String, String> files(
            ElasticsearchFolder folder,
            NodeSettings settings,
            ClusterSeat seat,
            int port,
            Users users,
            TransportKeys keys)
            throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("jvm.options", Files.readString(settings.distribution().resolve("config/jvm.options")));
        files.put("jvm.options.d/httpmonitor.options", jvmOptions(settings.heapMegabytes(), folder.logs()));
        files.put("elasticsearch.yml", settings(folder.logs(), port) + seat.settings());
        files.put("log4j2.properties", logging());
        files.put("transport.crt", keys.certificate());
        files.put("transport.key", keys.key());
        files.put("roles.yml", users.roles());
        files.put("users", users.usersFile());
        files.put("users_roles", users.rolesFile());
        return files;
    }

    private static String settings(Path logs, int port) {
        return """
            cluster.name: httpmonitor
            path.logs: %s
            http.host: 127.0.0.1
            http.port: %d
            # Says in the log folder where it listens, once it does.
            node.portsfile: true
            transport.host: 127.0.0.1
            xpack.security.enabled: true
            xpack.security.http.ssl.enabled: false
            # Between nodes, a message says itself who sends it: only who has the key of this start may send one.
            xpack.security.transport.ssl.enabled: true
            xpack.security.transport.ssl.verification_mode: certificate
            xpack.security.transport.ssl.client_authentication: required
            xpack.security.transport.ssl.certificate: transport.crt
            xpack.security.transport.ssl.key: transport.key
            xpack.security.transport.ssl.certificate_authorities: transport.crt
            # Users come from the file realm alone: a wrong password is refused without a look into an index.
            xpack.security.authc.realms.file.file.order: 0
            xpack.security.authc.realms.native.native.enabled: false
            xpack.security.authc.realms.native.native.order: 1
            xpack.security.authc.reserved_realm.enabled: false
            # Absolute, because the share of a large disk that is in use says nothing about the room left.
            cluster.routing.allocation.disk.watermark.low: 1gb
            cluster.routing.allocation.disk.watermark.high: 500mb
            cluster.routing.allocation.disk.watermark.flood_stage: 200mb
            """.formatted(yamlString(logs), port);
    }

    /**
     * Options for a quick start, little memory, and speed later. Measured with Elasticsearch 9.5 on two cores: a start
     * costs 14 seconds of processor time with the second compiler (C2) at its usual thresholds, 10 with ten times these
     * thresholds, and 8 without C2. Without C2, a million documents cost twice as much. After the first million, ten
     * times the thresholds are as quick as the usual ones. The serial collector needs 180 MB less than G1.
     */
    private static String jvmOptions(int heapMegabytes, Path logs) {
        return """
            -Xms%1$dm
            -Xmx%1$dm
            -XX:-UseG1GC
            -XX:+UseSerialGC
            -XX:Tier4InvocationThreshold=50000
            -XX:Tier4MinInvocationThreshold=6000
            -XX:Tier4CompileThreshold=150000
            -XX:Tier4BackEdgeThreshold=400000
            -XX:-AlwaysPreTouch
            -XX:-UsePerfData
            -XX:-HeapDumpOnOutOfMemoryError
            -XX:ErrorFile=%2$s/hs_err_pid%%p.log
            -Xlog:disable
            -Xlog:all=warning:stderr:utctime,level,tags
            -Des.queryable_built_in_roles_enabled=false
            """.formatted(heapMegabytes, logs);
    }

    private static String yamlString(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private static String logging() throws IOException {
        try (InputStream in = ElasticsearchConfig.class.getResourceAsStream("log4j2.properties")) {
            return new String(
                    Objects.requireNonNull(in, "log4j2.properties is packaged").readAllBytes(), UTF_8);
        }
    }
}
