package httpmonitor.testing;

import httpmonitor.elastic.rest.ClusterWait;
import httpmonitor.elastic.rest.Credentials.Login;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.ElasticSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Elasticsearch of {@link SecuredElasticsearch}. */
public final class SecuredServer implements AutoCloseable {
    private static final String USERNAME = "administrator";
    private static final String PASSWORD = "changeme-in-tests";

    /** The password of {@link #PASSWORD}, as Elasticsearch's file realm keeps it. */
    private static final String HASH = "{PBKDF2}10000$chu+W8N0jm3umL7VAzJuP4V7ZyUj+CYuKFLgw2DM1og="
            + "$pZTZKDOzbxTfbc/M8vokobFQtqqvJ6llI8hJ5m2wjVg=";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final SecuredFolder folder;
    private final Process process;
    private final int port;

    private SecuredServer(SecuredFolder folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    static SecuredServer start() {
        try {
            SecuredFolder folder = SecuredFolder.create();
            int port = freePort();
            int transport = freePort();
            folder.configure(port, transport, USERNAME + ":" + HASH, "superuser:" + USERNAME);
            SecuredServer server = new SecuredServer(folder, folder.process().start(), port);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Elasticsearch started", e);
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        try (ElasticConnection connection = ElasticConnection.to(settings(username(), password()))) {
            ClusterWait.await(connection, PATIENCE);
        } catch (ElasticException e) {
            List<String> console = Files.readAllLines(folder.console());
            close();
            throw new IllegalStateException(
                    "Elasticsearch does not start:\n"
                            + String.join("\n", console.subList(Math.max(0, console.size() - 30), console.size())),
                    e);
        }
    }

    /** Its address, which starts with {@code https}. */
    public String url() {
        return "https://127.0.0.1:" + port;
    }

    /** A user who may do everything. */
    public String username() {
        return USERNAME;
    }

    /** That user's password. */
    public String password() {
        return PASSWORD;
    }

    /** The certificate that signs the server's: what {@code --ca-cert} takes. */
    public Path caCert() {
        return folder.certificate();
    }

    /** Settings of a user that trust its certificate. */
    public ElasticSettings settings(String username, String password) {
        return ElasticSettings.of(url()).trusting(caCert()).with(new Login(username, password));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            folder.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
