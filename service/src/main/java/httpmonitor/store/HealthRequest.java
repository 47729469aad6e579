package httpmonitor.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import httpmonitor.store.process.ServerEnd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Asks Elasticsearch whether it can search what it stored, over a connection of its own. The password is sent once the
 * other end of the connection is proven, which no client of the JDK has a place for; of the answer, no more is read
 * than its status.
 */
final class HealthRequest {

    private static final int CONNECT_MILLIS = (int) Duration.ofSeconds(2).toMillis();
    private static final int ANSWER_MILLIS = (int) Duration.ofSeconds(5).toMillis();
    private static final String OK = "HTTP/1.1 200 ";

    private final InetSocketAddress address;
    private final byte[] request;

    HealthRequest(int port, StoreCredentials credentials) {
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        // Not "GET /": this distribution answers that with 405.
        this.request = ("GET /_cluster/health?wait_for_status=yellow&timeout=1s HTTP/1.1\r\n"
                        + "Host: 127.0.0.1:" + port + "\r\n"
                        + "Authorization: " + credentials.authorization() + "\r\n"
                        + "Connection: close\r\n\r\n")
                .getBytes(US_ASCII);
    }

    /**
     * Asks once, for 5 s at most.
     *
     * @param isMeant whether the program that is meant has the server's end
     * @return whether it answers that it can; false where no answer comes
     */
    boolean isAnswered(Predicate<ServerEnd> isMeant) {
        try (var socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            var client = (InetSocketAddress) socket.getLocalSocketAddress();
            if (!isMeant.test(new ServerEnd(client, address))) {
                return false;
            }
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readNBytes(OK.length()), US_ASCII).equals(OK);
        } catch (IOException notYet) {
            return false;
        }
    }
}
