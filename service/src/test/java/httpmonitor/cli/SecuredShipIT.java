package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.testing.RealElasticsearch;
import httpmonitor.testing.SecuredElasticsearch;
import httpmonitor.testing.SecuredServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code ship} while its credentials become invalid: it reports that, keeps the lines, and continues. */
@ExtendWith(SecuredElasticsearch.class)
@Timeout(180)
class SecuredShipIT {
    private static final Path JAR =
            Path.of(System.getProperty("httpmonitor.home")).resolve("service/target/httpmonitor.jar");

    @TempDir
    private Path folder;

    private final String index = RealElasticsearch.freshPrefix() + "-*";
    private final Map<String, String> environment = new HashMap<>();
    private ElasticConnection admin;
    private ElasticsearchClient client;
    private Path log;

    @SuppressWarnings("NullAway.Init") // set by start()
    private Process ship;

    @BeforeEach
    void setUp(SecuredServer server) throws IOException {
        admin = ElasticConnection.to(server.settings(server.username(), server.password()));
        client = admin.client();
        environment.put("HTTPMONITOR_ES_URL", server.url());
        environment.put("HTTPMONITOR_CA_CERT", server.caCert().toString());
        environment.put("HTTPMONITOR_INDEX", index);
        environment.put("HTTPMONITOR_DATA", folder.resolve("data").toString());
        Map<String, String> administrator = new HashMap<>(environment);
        administrator.put("HTTPMONITOR_USERNAME", server.username());
        administrator.put("HTTPMONITOR_PASSWORD", server.password());
        Commands.Result setup = new Commands(administrator).run("setup", "--writer-password=secret-w");
        assertThat(setup.code()).as(setup.err()).isZero();
        log = Files.writeString(folder.resolve("access.log"), line(1));
    }

    @AfterEach
    void stop() throws Exception {
        ship.destroy();
        assertThat(ship.waitFor(30, TimeUnit.SECONDS)).isTrue();
        admin.close();
    }

    @Test
    void aChangedPasswordIsReportedAndNoLineIsLostOrStoredTwice() throws Exception {
        start(Map.of("HTTPMONITOR_USERNAME", "httpmonitor_writer", "HTTPMONITOR_PASSWORD", "secret-w"));
        await(() -> stored() == 1);

        password("another-one");
        append(2);
        await(() -> Files.readString(messages()).contains("check --api-key, or --username and --password"));
        append(3);
        password("secret-w");

        await(() -> stored() == 3);
        assertThat(ship.isAlive()).isTrue();
    }

    @Test
    void anExpiredKeyIsReportedAndAnotherKeyStoresTheRest() throws Exception {
        start(Map.of("HTTPMONITOR_API_KEY", key("20s")));
        await(() -> stored() == 1);

        append(2);
        await(() -> {
            append(3);
            return Files.readString(messages()).contains("check --api-key, or --username and --password");
        });
        assertThat(ship.isAlive()).isTrue();
        stopShip();
        start(Map.of("HTTPMONITOR_API_KEY", key("1h")));

        long lines = Files.readAllLines(log).size();
        await(() -> stored() == lines);
    }

    private void stopShip() throws InterruptedException {
        ship.destroy();
        assertThat(ship.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private void start(Map<String, String> who) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-jar",
                        JAR.toString(),
                        "ship",
                        log.toString())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(messages().toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(who);
        ship = builder.start();
    }

    private Path messages() {
        return folder.resolve("messages");
    }

    private void append(int number) throws IOException {
        Files.writeString(log, line(number), StandardOpenOption.APPEND);
    }

    private static String line(int number) {
        return "192.0.2.7 - - [29/Nov/2026:10:00:00 +0000] \"GET /pages/" + number + " HTTP/1.1\" 200 12\n";
    }

    private void password(String password) throws IOException {
        client.security()
                .changePassword(change -> change.username("httpmonitor_writer").password(password));
    }

    private String key(String lifetime) throws IOException {
        return client.security()
                .createApiKey(key -> key.name("short").expiration(time -> time.time(lifetime)))
                .encoded();
    }

    private long stored() throws IOException {
        client.indices().refresh(all -> all.index(index));
        return client.count(all -> all.index(index)).count();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
