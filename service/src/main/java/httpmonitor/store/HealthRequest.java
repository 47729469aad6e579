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
 * Asks Elasticsearch whether its indices can be searched, over a connection of its own. It sends the password only once
 * the other end of the connection is checked, which the JDK's clients do not allow. It reads only the status of the
 * answer.
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
     * Sends one request, and waits at most 5 s.
     *
     * @param isMeant whether the right program has the server's end
     * @return whether they can be searched; false without an answer
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
