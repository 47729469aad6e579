package httpmonitor.elastic.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import httpmonitor.elastic.HttpAnswers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that has taken the port of a store which has ended. */
class GuardedConnectionTest {

    @Test
    @Timeout(60)
    void anotherListenerInPlaceOfTheStoreGetsNothing() throws Exception {
        try (var port = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> heard = CompletableFuture.supplyAsync(() -> hear(port));
            ElasticSettings settings = ElasticSettings.of("http://127.0.0.1:" + port.getLocalPort())
                    .with(new Credentials.Login("httpmonitor", "secret"))
                    .guardedBy((client, server) -> false);
            try (ElasticConnection connection = ElasticConnection.to(settings)) {
                assertThatThrownBy(() -> connection.send(new Request("GET", "/_cluster/health")))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("the store has ended");
            }
            assertThat(heard.get()).isEmpty();
        }
    }

    @Test
    @Timeout(60)
    void aConnectionIsProvenOnceBeforeItsFirstRequest() throws Exception {
        List<InetSocketAddress> clients = new CopyOnWriteArrayList<>();
        List<Integer> ports = new CopyOnWriteArrayList<>();
        List<Integer> askedBefore = new CopyOnWriteArrayList<>();
        try (HttpAnswers server = new HttpAnswers().then(200, "{}").then(200, "{}")) {
            ElasticSettings settings = ElasticSettings.of(server.url().toString())
                    .guardedBy((client, at) -> {
                        askedBefore.add(server.asked.size());
                        clients.add(client);
                        return ports.add(at.getPort());
                    });
            try (ElasticConnection connection = ElasticConnection.to(settings)) {
                connection.send(new Request("GET", "/_cluster/health"));
                connection.send(new Request("GET", "/_cluster/health"));
            }
            assertThat(server.asked).hasSize(2);
            assertThat(askedBefore).startsWith(0);
            assertThat(ports).containsOnly(server.url().getPort());
            // One for each connection; the second request takes another where the first is not free yet.
            assertThat(clients).doesNotHaveDuplicates();
        }
    }

    /** All that comes before the end, also where that is a reset. */
    private static byte[] hear(ServerSocket port) {
        var heard = new ByteArrayOutputStream();
        try (Socket caller = port.accept()) {
            caller.getInputStream().transferTo(heard);
        } catch (SocketException reset) {
            return heard.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return heard.toByteArray();
    }
}
