package httpmonitor.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The least that a client can do to store documents: it posts ready-made bulk bodies from a {@link Recording}, the
 * kernel copying them from file to socket, and looks at nothing but the status. A program of its own, so that its cost
 * can be measured.
 */
final class LeanClient {

    private static final int IN_FLIGHT = 2;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

    private final InetSocketAddress server;
    private final String authorization;
    private final FileChannel recording;
    private long next;

    private LeanClient(URI url, String authorization, FileChannel recording) {
        this.server = new InetSocketAddress(url.getHost(), url.getPort());
        this.authorization = authorization;
        this.recording = recording;
    }

    /** Posts a recording. Arguments: the file, the URL, the value of the Authorization header. */
    public static void main(String[] arguments) throws Exception {
        try (FileChannel recording = FileChannel.open(Path.of(arguments[0]));
                ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT)) {
            LeanClient client = new LeanClient(URI.create(arguments[1]), arguments[2], recording);
            List<Callable<Void>> posters = new ArrayList<>();
            for (int i = 0; i < IN_FLIGHT; i++) {
                posters.add(client::postAll);
            }
            for (Future<Void> poster : threads.invokeAll(posters)) {
                poster.get();
            }
            try (SocketChannel socket = connect(client.server)) {
                client.ask(socket, "/_refresh", 0, 0);
            }
        }
    }

    private static SocketChannel connect(InetSocketAddress server) throws IOException {
        return SocketChannel.open(server).setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    private Void postAll() throws IOException {
        try (SocketChannel socket = connect(server)) {
            for (long start = take(); start >= 0; start = take()) {
                ask(socket, "/_bulk?filter_path=errors", start + Integer.BYTES, length(start));
            }
        }
        return null;
    }

    /** The position of the next body that is not sent yet; negative where none is left. */
    private synchronized long take() throws IOException {
        long start = next;
        if (start >= recording.size()) {
            return -1;
        }
        next = start + Integer.BYTES + length(start);
        return start;
    }

    private int length(long start) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        recording.read(length, start);
        return length.getInt(0);
    }

    private void ask(SocketChannel socket, String path, long from, int length) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + server.getHostString() + "\r\nAuthorization: "
                + authorization + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + length + "\r\n\r\n";
        ByteBuffer bytes = ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
        for (long sent = 0; sent < length; ) {
            sent += recording.transferTo(from + sent, length - sent, socket);
        }
        String answer = answer(socket);
        if (!answer.startsWith("HTTP/1.1 200") || answer.contains("{\"errors\":true}")) {
            throw new IOException(path + " was answered with " + answer);
        }
    }

    private static String answer(SocketChannel socket) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        while (true) {
            if (!buffer.hasRemaining() || socket.read(buffer) < 0) {
                throw new EOFException("the server's answer has no end");
            }
            String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
            if (isWhole(text)) {
                return text;
            }
        }
    }

    private static boolean isWhole(String answer) {
        int body = answer.indexOf("\r\n\r\n") + 4;
        if (body < 4) {
            return false;
        }
        Matcher length = LENGTH.matcher(answer);
        return length.find()
                ? answer.length() - body >= Integer.parseInt(length.group(1))
                : answer.endsWith("\r\n0\r\n\r\n");
    }
}
