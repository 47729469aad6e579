package httpmonitor.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy that passes bytes between a client and a server, and on request cuts the connection in the middle of a
 * request or an answer.
 */
public final class CuttingProxy implements AutoCloseable {
    private static final int UNLIMITED = -1;

    private final URI target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answerLeft = new AtomicInteger(UNLIMITED);
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile int longestRequest = Integer.MAX_VALUE;
    private ServerSocket listening;

    /** A proxy for the server at this URL, on a free port of the loopback. */
    public CuttingProxy(String target) throws IOException {
        this.target = URI.create(target);
        this.listening = listen(0);
    }

    private ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(socket));
        return socket;
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** Cuts the connection once, after {@code bytes} bytes of the answers from now on. Later connections work again. */
    public void cutAnswerAfter(int bytes) {
        answerLeft.set(bytes);
    }

    /**
     * Ends each connection without an answer once the client has sent {@code bytes} bytes, as a server does that
     * refuses a large request.
     */
    public void refuseRequestsBeyond(int bytes) {
        longestRequest = bytes;
    }

    /** How many connections were cut. */
    public int cuts() {
        return cuts.get();
    }

    /** Cuts all connections and refuses new ones. */
    public void goAway() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Listens again, where it did before. */
    public void comeBack() throws IOException {
        listening = listen(listening.getLocalPort());
    }

    private void accept(ServerSocket socket) {
        boolean away = false;
        while (!away) {
            try {
                connect(socket.accept());
            } catch (IOException e) {
                away = socket.isClosed(); // else the server is away, and the client sees that
            }
        }
    }

    private void connect(Socket client) throws IOException {
        open.add(client);
        Socket server = new Socket(target.getHost(), target.getPort());
        open.add(server);
        Thread.ofVirtual().start(() -> pass(client, server, true));
        Thread.ofVirtual().start(() -> pass(server, client, false));
    }

    private void pass(Socket from, Socket to, boolean request) {
        try {
            copy(from.getInputStream(), to.getOutputStream(), request);
        } catch (IOException e) {
            return; // the other direction has ended, and closed both
        } finally {
            end(from);
            end(to);
        }
    }

    private void copy(InputStream in, OutputStream out, boolean request) throws IOException {
        byte[] bytes = new byte[4096];
        long passed = 0;
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            int allowed = request ? allowedRequest(passed, count) : allowedAnswer(count);
            out.write(bytes, 0, allowed);
            out.flush();
            passed += allowed;
            if (allowed < count) {
                cuts.incrementAndGet();
                return;
            }
        }
    }

    private int allowedRequest(long passed, int count) {
        return (int) Math.min(count, Math.max(0, longestRequest - passed));
    }

    private int allowedAnswer(int count) {
        int before = answerLeft.getAndUpdate(left -> left == UNLIMITED || left < count ? UNLIMITED : left - count);
        return before == UNLIMITED || before >= count ? count : before;
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        goAway();
    }
}
