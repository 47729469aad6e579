package httpmonitor.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LocalServerIT {

    private static final byte[] LARGE = new byte[32 << 20];

    private final CompletableFuture<IOException> hungUp = new CompletableFuture<>();
    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        server = LocalServer.start(
                free,
                Map.of(
                        "/here", exchange -> Reply.line(exchange, 200, "a\u001bb"),
                        "/large",
                                exchange -> {
                                    try {
                                        Reply.send(exchange, 200, "text/plain", LARGE, Duration.ofMillis(300));
                                    } catch (IOException e) {
                                        hungUp.complete(e);
                                        throw e;
                                    }
                                }),
                "test");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Socket open(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port());
        socket.setSoTimeout(30_000);
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(US_ASCII));
        out.flush();
        return socket;
    }

    private String answer(String request) throws IOException {
        try (Socket socket = open(request);
                InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), US_ASCII);
        } catch (SocketException e) {
            return "closed";
        }
    }

    private String get(String path, String host) throws IOException {
        return answer("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    @Test
    void aPageIsServedByItsExactPath() throws Exception {
        assertThat(get("/here", "127.0.0.1")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\na b\n");
        assertThat(get("/here?x=1", "127.0.0.1")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/hereafter", "127.0.0.1")).startsWith("HTTP/1.1 404 ");
        assertThat(get("/here/x", "127.0.0.1")).startsWith("HTTP/1.1 404 ").endsWith("there are /here, /large\n");
    }

    @Test
    void onlyRequestsThatNameThisServerAreAnswered() throws Exception {
        for (String own : List.of("127.0.0.1", "127.0.0.1:" + server.port(), "localhost", "LOCALHOST:8080")) {
            assertThat(get("/here", own)).startsWith("HTTP/1.1 200 ");
        }
        for (String other : List.of(
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example:80",
                "127.0.0.2",
                "[::1]",
                "::1",
                "")) {
            assertThat(get("/here", other)).startsWith("HTTP/1.1 421 ");
        }
        assertThat(get("http://evil.example/here", "127.0.0.1")).startsWith("HTTP/1.1 421 ");
        assertThat(get("/here", "127.0.0.1\r\nHost: evil.example")).doesNotContain("200 OK");
        assertThat(answer("GET /here HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 421 ");
    }

    @Test
    void pagesOfOtherSitesMayLinkButNotAsk() throws Exception {
        String start = "GET /here HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        String asked = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n";

        assertThat(answer(start + asked + "\r\n")).startsWith("HTTP/1.1 403 ");
        assertThat(answer(start + asked.replace("cross-site", "same-site") + "\r\n"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(answer(start + asked.replace("cross-site", "same-origin") + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(answer(start
                        + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"
                        + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void nothingButReadingIsAllowed() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE")) {
            assertThat(answer(method + " /here HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 405 ")
                    .containsIgnoringCase("\r\nAllow: GET, HEAD\r\n");
        }
        assertThat(answer("HEAD /here HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\r\n\r\n");
        assertThat(answer(
                        "GET /here HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void anUnfinishedRequestHoldsUpNoOtherAndEnds() throws Exception {
        List<Socket> unfinished = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                unfinished.add(open("GET /here HTTP/1.1\r\nHost: loc"));
            }
            assertThat(get("/here", "localhost")).startsWith("HTTP/1.1 200 ");
            for (Socket one : unfinished) {
                assertThat(one.getInputStream().readAllBytes()).isEmpty();
            }
        } finally {
            for (Socket one : unfinished) {
                one.close();
            }
        }
    }

    @Test
    void aHeadWithoutEndIsNotKept() throws Exception {
        try (Socket socket = open("GET /here HTTP/1.1\r\nX: ")) {
            byte[] part = "x".repeat(1 << 16).getBytes(US_ASCII);
            assertThatIOException().isThrownBy(() -> {
                for (int i = 0; i < 10_000; i++) {
                    socket.getOutputStream().write(part);
                }
            });
        }
    }

    @Test
    void aRequestLineWithoutEndIsNotKept() throws Exception {
        try (Socket socket = open("GET /")) {
            byte[] part = "x".repeat(1 << 16).getBytes(US_ASCII);
            assertThatIOException().isThrownBy(() -> {
                for (int i = 0; i < 10_000; i++) {
                    socket.getOutputStream().write(part);
                }
            });
        }
    }

    @Test
    void aPeerThatDoesNotReadIsHungUpOn() throws Exception {
        try (Socket reader = open("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            assertThat(hungUp.get()).isInstanceOf(IOException.class);
            assertThat(reader.isClosed()).isFalse();
        }
        assertThat(get("/here", "localhost")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void connectionsAreBounded() throws Exception {
        List<Socket> many = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                many.add(open("GET /here HTTP/1.1\r\nHost: loc"));
            }
            // The last ones are closed at once, and all the others when their time is over.
            for (Socket one : many) {
                assertThat(one.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(get("/here", "localhost")).startsWith("HTTP/1.1 200 ");
        } catch (SocketException e) {
            assertThat(get("/here", "localhost")).startsWith("HTTP/1.1 200 ");
        } finally {
            for (Socket one : many) {
                one.close();
            }
        }
    }
}
