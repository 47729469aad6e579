package httpmonitor.store.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
public final class FreePort {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_767;
    private static final int ATTEMPTS = 20;

    private FreePort() {}

    /**
     * A port on which no process listens. A server binds it seconds later, so it is below the ports that systems
     * use for outgoing connections (from 32768 on Linux, from 49152 elsewhere).
     */
    public static int any() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (!isTaken(port)) {
                return port;
            }
        }
        return bind(0);
    }

    /** Whether another process listens on it. */
    public static boolean isTaken(int port) {
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
