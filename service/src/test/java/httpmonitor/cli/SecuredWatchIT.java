package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch._types.mapping.RuntimeFieldType;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.testing.RealElasticsearch;
import httpmonitor.testing.SecuredElasticsearch;
import httpmonitor.testing.SecuredServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A {@code watch} that runs, while a writer does what its rights allow and its work does not ask for. */
@ExtendWith(SecuredElasticsearch.class)
@Timeout(180)
class SecuredWatchIT {
    private static final Path JAR =
            Path.of(System.getProperty("httpmonitor.home")).resolve("service/target/httpmonitor.jar");

    @TempDir
    private Path folder;

    private final String prefix = RealElasticsearch.freshPrefix() + "-";
    private final String day = prefix + "2026.11.29";
    private final Map<String, String> environment = new HashMap<>();
    private SecuredServer server;

    @BeforeEach
    void setUp(SecuredServer secured) {
        server = secured;
        environment.put("HTTPMONITOR_ES_URL", server.url());
        environment.put("HTTPMONITOR_CA_CERT", server.caCert().toString());
        environment.put("HTTPMONITOR_INDEX", prefix + "*");
        environment.put("HTTPMONITOR_USERNAME", server.username());
        environment.put("HTTPMONITOR_PASSWORD", server.password());
        Commands.Result setup =
                new Commands(environment).run("setup", "--writer-password=secret-w", "--reader-password=secret-r");
        assertThat(setup.code()).as(setup.err()).isZero();
    }

    /** A path is no number: the field has no value in any hit. */
    @Test
    void aRuntimeFieldOfAWriterThatHidesSectionsIsNoticedWhileWatchRuns() throws Exception {
        Process watch = watch();
        try (ElasticConnection connection = ElasticConnection.to(server.settings("httpmonitor_writer", "secret-w"))) {
            ElasticsearchClient writer = connection.client();
            while (!said("out").contains("/pages")) {
                hit(writer);
            }
            assertThat(said("err")).doesNotContain("mapping");

            writer.indices()
                    .putMapping(put -> put.index(day).runtime("section", field -> field.type(RuntimeFieldType.Long)));
            while (!said("err").contains("section is a runtime field")) {
                assertThat(watch.isAlive()).as(said("err")).isTrue();
                hit(writer);
            }

            assertThat(said("err"))
                    .contains("Warning: The index " + day + " has a mapping that is not ours")
                    .contains("a writer's key allows it");
        } finally {
            watch.destroy();
            assertThat(watch.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process watch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-jar",
                        JAR.toString(),
                        "watch",
                        "--plain",
                        "--interval=2s")
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().putAll(environment);
        builder.environment().put("HTTPMONITOR_USERNAME", "httpmonitor_reader");
        builder.environment().put("HTTPMONITOR_PASSWORD", "secret-r");
        return builder.start();
    }

    private String said(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private void hit(ElasticsearchClient writer) throws Exception {
        writer.index(put -> put.index(day)
                .opType(OpType.Create)
                .document(Map.of("@timestamp", Instant.now().toString(), "section", "/pages")));
        TimeUnit.MILLISECONDS.sleep(300);
    }
}
