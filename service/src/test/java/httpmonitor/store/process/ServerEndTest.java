package httpmonitor.store.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who listens on a port is not who listened there a moment ago. */
class ServerEndTest {

    private static final long ME = new UnixSystem().getUid();
    private static final long ANOTHER_USER = ME + 1;

    @BeforeEach
    void thisSystemListsSockets() {
        assumeTrue(ServerEnd.isListed(), "only Linux lists sockets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::"})
    void aConnectionBelongsToWhoListensUntilItIsAccepted(String listening) throws Exception {
        try (var port = new ServerSocket(0, 5, InetAddress.getByName(listening));
                var client = new Socket(InetAddress.getLoopbackAddress(), port.getLocalPort())) {
            assertThat(end(client).isHeldBy(ME)).isTrue();
            assertThat(end(client).isHeldBy(ANOTHER_USER)).isFalse();
        }
    }

    @Test
    void aConnectionBelongsToWhoHasAcceptedIt() throws Exception {
        var port = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        try (var client = new Socket(InetAddress.getLoopbackAddress(), port.getLocalPort());
                Socket accepted = accepted(port)) {
            assertThat(accepted.isConnected()).isTrue();
            assertThat(end(client).isHeldBy(ME)).isTrue();
            assertThat(end(client).isHeldBy(ANOTHER_USER)).isFalse();
        }
    }

    @Test
    void whatIsNotListedBelongsToNoUser() throws Exception {
        try (var port = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = new Socket(InetAddress.getLoopbackAddress(), port.getLocalPort())) {
            var other =
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), client.getLocalPort());
            assertThat(new ServerEnd(other, end(client).server()).isHeldBy(ME)).isFalse();
            assertThat(new ServerEnd(end(client).server(), end(client).client()).isHeldBy(ME + 1))
                    .isFalse();
        }
    }

    @Test
    void aConnectionThatNoProgramHasAcceptedIsNotRootsAlthoughItIsListedSo() {
        var end = new ServerEnd(at(40_000), at(9200));
        var waiting = new ServerEnd.Row(at(9200), at(40_000), ServerEnd.Row.ESTABLISHED, 0, 0);
        ServerEnd.Row listener = listening(at(9200), 1000);
        assertThat(end.isHeldBy(0, List.of(listener, waiting))).isFalse();
        assertThat(end.isHeldBy(1000, List.of(listener, waiting))).isTrue();
        assertThat(end.isHeldBy(0, List.of(waiting))).isFalse();
        assertThat(end.isHeldBy(1000, List.of(listener))).isFalse();
        assertThat(end.isHeldBy(1000, List.of(listener, listening(new InetSocketAddress(9200), 1001), waiting)))
                .isFalse();
    }

    @Test
    void aConnectionThatHasEndedIsOfNoUse() {
        int timeWait = 6;
        var ended = new ServerEnd.Row(at(9200), at(40_000), timeWait, 1000, 0);
        assertThat(new ServerEnd(at(40_000), at(9200)).isHeldBy(1000, List.of(listening(at(9200), 1000), ended)))
                .isFalse();
    }

    @Test
    void linesOfOtherKindsAreNoRows() {
        assertThat(Arrays.asList(
                        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                        "",
                        "0: zz:1 00000000:0000 0A 0:0 0:0 0 0 0 16"))
                .allSatisfy(line -> assertThat(ServerEnd.Row.parse(line)).isEmpty());
    }

    /** The connection that waits, and no listener any more. */
    private static Socket accepted(ServerSocket port) throws IOException {
        try (port) {
            return port.accept();
        }
    }

    private static ServerEnd end(Socket client) {
        return new ServerEnd((InetSocketAddress) client.getLocalSocketAddress(), (InetSocketAddress)
                client.getRemoteSocketAddress());
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static ServerEnd.Row listening(InetSocketAddress address, long uid) {
        return new ServerEnd.Row(address, at(0), ServerEnd.Row.LISTENING, uid, 5);
    }
}
