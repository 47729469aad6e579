package httpmonitor.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Stands between a test and Elasticsearch: counts requests, changes answers, sends them byte by byte, goes away and
 * comes back at the same address.
 */
public final class CountingProxy implements AutoCloseable {

    private final String target;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile UnaryOperator<String> answers = UnaryOperator.identity();
    private volatile long millisBetweenBytes;
    private HttpServer server;

    /** A proxy for the server at this URL, on a free port of the loopback. */
    public CountingProxy(String target) throws IOException {
        this.target = target;
        this.server = listen(0);
    }

    private HttpServer listen(int port) throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        listening.createContext("/", this::forward);
        listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listening.start();
        return listening;
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many requests have come since this was asked last. */
    public int takeRequests() {
        return requests.getAndSet(0);
    }

    /** From now on answers are changed on their way. */
    public void changeAnswers(UnaryOperator<String> change) {
        answers = change;
    }

    /** From now on answers are sent with this pause before each byte; 0 sends them whole, those on their way too. */
    public void dripAnswers(long millis) {
        millisBetweenBytes = millis;
    }

    /** Refuses connections. */
    public void goAway() {
        server.stop(0);
    }

    /** Listens again, where it did before. */
    public void comeBack() throws IOException {
        server = listen(server.getAddress().getPort());
    }

    private void forward(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            HttpResponse<String> answer = client.send(request(exchange), BodyHandlers.ofString());
            byte[] body = answers.apply(answer.body()).getBytes(StandardCharsets.UTF_8);
            for (String name : List.of("content-type", "warning", "x-elastic-product")) {
                answer.headers()
                        .allValues(name)
                        .forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            write(exchange.getResponseBody(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Elasticsearch answered", e);
        }
    }

    private void write(OutputStream to, byte[] body) throws IOException, InterruptedException {
        int written = 0;
        while (written < body.length) {
            long pause = millisBetweenBytes;
            int count = pause == 0 ? body.length - written : 1;
            Thread.sleep(pause);
            to.write(body, written, count);
            to.flush();
            written += count;
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String name : List.of("Authorization", "Content-Type", "Accept")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
