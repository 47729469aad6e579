package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port where nodes talk to each other believes a header that says who the sender is: only nodes may reach it. */
class TransportPortIT {

    @TempDir
    static Path data;

    private static ElasticsearchNode node;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        node = Nodes.ready(data, message -> {});
        port = TransportIntruder.port(data);
    }

    @AfterAll
    static void stop() {
        node.stop();
    }

    @Test
    void aMessageThatNamesItsOwnUserIsNotAnswered() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(TransportIntruder.answer(socket)).doesNotContain("ES");
        }
    }

    @Test
    void tlsWithoutACertificateOfTheNodeIsRefused() throws Exception {
        SSLContext intruder = TransportIntruder.withoutCertificate();
        try (Socket socket = intruder.getSocketFactory().createSocket("127.0.0.1", port)) {
            assertThatThrownBy(() -> TransportIntruder.answer(socket))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("(?s).*(certificate_required|bad_certificate).*");
        }
    }

    /** The node's name, its dates and its serial number are seen by all who connect; its key is not. */
    @Test
    void aCertificateOfTheNodesNameWithAnotherKeyIsRefused(@TempDir Path forgery) throws Exception {
        SSLContext intruder = TransportIntruder.forged(data, forgery);
        try (Socket socket = intruder.getSocketFactory().createSocket("127.0.0.1", port)) {
            assertThatThrownBy(() -> TransportIntruder.answer(socket))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("(?s).*(certificate_unknown|bad_certificate|unknown_ca|decrypt_error).*");
        }
    }

    @Test
    void eachStartHasAKeyOfItsOwn(@TempDir Path other) throws Exception {
        Path key = Path.of("elasticsearch/config/transport.key");
        String first = Files.readString(data.resolve(key));
        try (ElasticsearchNode second = Nodes.ready(other, message -> {})) {
            assertThat(second.address()).isNotEqualTo(node.address());
            assertThat(Files.readString(other.resolve(key)))
                    .contains("PRIVATE KEY")
                    .isNotEqualTo(first);
        }
    }
}
