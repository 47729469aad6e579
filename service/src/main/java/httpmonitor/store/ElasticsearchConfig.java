package httpmonitor.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Writes the configuration of the embedded Elasticsearch anew at every start, so that it always fits the distribution. */
final class ElasticsearchConfig {

    private ElasticsearchConfig() {}

    static void write(
            ElasticsearchFolder folder, NodeSettings settings, ClusterSeat seat, int port, Credentials credentials)
            throws IOException {
        Path config = folder.config();
        Path options = Files.createDirectories(config.resolve("jvm.options.d"));
        makePrivate(config);
        Files.copy(
                settings.distribution().resolve("config/jvm.options"),
                config.resolve("jvm.options"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(options.resolve("httpmonitor.options"), jvmOptions(settings.heapMegabytes(), folder.logs()));
        Files.writeString(config.resolve("elasticsearch.yml"), settings(folder.logs(), port) + seat.settings());
        copyLogging(config.resolve("log4j2.properties"));
        PrivateFile.replace(config.resolve("users"), credentials.usersLine());
        PrivateFile.replace(config.resolve("users_roles"), credentials.rolesLine());
    }

    private static String settings(Path logs, int port) {
        return """
            cluster.name: httpmonitor
            path.logs: %s
            http.host: 127.0.0.1
            http.port: %d
            transport.host: 127.0.0.1
            xpack.security.enabled: true
            xpack.security.http.ssl.enabled: false
            xpack.security.transport.ssl.enabled: false
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
     * Made for a quick start, little memory, and speed after that. Measured with Elasticsearch 9.5 on two cores: the second compiler with
     * its usual thresholds needs 14 seconds of processor time for a start, with ten times these 10, and without it 8; but without it a
     * million documents cost twice as much as with it, and after the first million ten times the thresholds are as quick as the usual
     * ones. The serial collector takes 180 MB less than G1.
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

    private static void makePrivate(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static String yamlString(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private static void copyLogging(Path target) throws IOException {
        try (InputStream in = ElasticsearchConfig.class.getResourceAsStream("log4j2.properties")) {
            Files.copy(
                    Objects.requireNonNull(in, "log4j2.properties is packaged"),
                    target,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
