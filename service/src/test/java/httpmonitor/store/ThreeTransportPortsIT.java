package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes share one key: each of their ports admits the other two, and no other client. */
@Timeout(180)
class ThreeTransportPortsIT {

    @TempDir
    static Path folder;

    private static final Set<Integer> PORTS = new HashSet<>();
    private static ThreeNodes cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = ThreeNodes.start(folder);
        for (String name : ThreeNodes.NAMES) {
            PORTS.add(TransportIntruder.port(cluster.data(name)));
        }
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    /** Otherwise a refusal would prove nothing: a port that admits no client refuses too. */
    @Test
    void theNodesReachEachOther() throws Exception {
        assertThat(PORTS).hasSize(3);
        assertThat(new Requests(cluster.address(0))
                        .send("GET", "/_cluster/health?wait_for_nodes=3&timeout=60s", "")
                        .body())
                .contains("\"number_of_nodes\":3");
    }

    @Test
    void aMessageThatNamesItsOwnUserIsAnsweredByNone() throws Exception {
        for (int port : PORTS) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(TransportIntruder.answer(socket)).as("port %d", port).doesNotContain("ES");
            }
        }
    }

    @Test
    void tlsWithoutTheirCertificateIsRefusedByAll() throws Exception {
        assertRefusedByAll(TransportIntruder.withoutCertificate(), "certificate_required|bad_certificate");
    }

    @Test
    void aCertificateOfTheirNameWithAnotherKeyIsRefusedByAll(@TempDir Path forgery) throws Exception {
        assertRefusedByAll(
                TransportIntruder.forged(cluster.data("one"), forgery),
                "certificate_unknown|bad_certificate|unknown_ca|decrypt_error");
    }

    private static void assertRefusedByAll(SSLContext intruder, String alerts) throws Exception {
        for (int port : PORTS) {
            try (Socket socket = intruder.getSocketFactory().createSocket("127.0.0.1", port)) {
                assertThatThrownBy(() -> TransportIntruder.answer(socket))
                        .as("port %d", port)
                        .isInstanceOf(IOException.class)
                        .hasMessageMatching("(?s).*(" + alerts + ").*");
            }
        }
    }
}
