package httpmonitor.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface. */
final class FreePort {

    private FreePort() {}

    /** Some port that nobody listens on. */
    static int any() throws IOException {
        return bind(0);
    }

    /** Whether somebody else has it. */
    static boolean isTaken(int port) {
        try {
            bind(port);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static int bind(int port) throws IOException {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
