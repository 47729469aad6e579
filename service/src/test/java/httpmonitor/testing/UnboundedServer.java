package httpmonitor.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server whose answers never end. */
public final class UnboundedServer implements AutoCloseable {

    private static final byte[] MUCH = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket;
    private final String head;
    private final byte[] part;
    private final long pauseMillis;
    private final CountDownLatch closed = new CountDownLatch(1);

    private UnboundedServer(String head, byte[] part, long pauseMillis) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.head = head;
        this.part = part;
        this.pauseMillis = pauseMillis;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** Sends its body as fast as it is read. */
    public static UnboundedServer flooding(int status) throws IOException {
        return new UnboundedServer(head(status) + "\r\n", MUCH, 0);
    }

    /** Sends its body byte by byte. */
    public static UnboundedServer trickling() throws IOException {
        return new UnboundedServer(head(200) + "\r\n", new byte[] {' '}, 20);
    }

    /** Sends a head byte by byte. */
    public static UnboundedServer tricklingHead() throws IOException {
        return new UnboundedServer(head(200) + "X: ", new byte[] {'x'}, 20);
    }

    /** Sends the beginning of its body at once, and the rest byte by byte. */
    public static UnboundedServer refusing(int status, String begin) throws IOException {
        return new UnboundedServer(head(status) + "\r\n" + begin, new byte[] {'x'}, 20);
    }

    private static String head(int status) {
        return "HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nConnection: close\r\n";
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                Thread.ofPlatform().daemon().start(() -> serve(client));
            }
        } catch (IOException e) {
            closed.countDown();
        }
    }

    private void serve(Socket client) {
        try (client;
                OutputStream out = client.getOutputStream()) {
            readHead(client);
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            while (!closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                out.write(part);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            return; // the client has gone, as it should
        }
    }

    private static void readHead(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
