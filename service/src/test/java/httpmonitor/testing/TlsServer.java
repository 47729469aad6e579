package httpmonitor.testing;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A web server that speaks TLS on the loopback, answers every request with the same JSON, and keeps what it was sent.
 */
public final class TlsServer implements AutoCloseable {

    private final HttpsServer server;

    /** The {@code Authorization} of each request that came; empty text where there was none. */
    public final List<String> secrets = new CopyOnWriteArrayList<>();

    /** On a free port, with this certificate. */
    public TlsServer(Certificates.Kind kind) throws IOException, GeneralSecurityException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(Certificates.server(kind)));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                String secret = exchange.getRequestHeaders().getFirst("Authorization");
                secrets.add(secret == null ? "" : secret);
                byte[] body = "{\"success\":true,\"successCount\":1}".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    /** Its port. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Its address. */
    public String url() {
        return "https://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
