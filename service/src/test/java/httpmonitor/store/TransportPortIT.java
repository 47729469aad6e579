package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port where nodes talk to each other believes a header that says who the sender is: only nodes may reach it. */
class TransportPortIT {

    private static final int ANSWER_WITHIN_MILLIS = 10_000;

    @TempDir
    static Path data;

    private static ElasticsearchNode node;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        node = Nodes.ready(data, message -> {});
        List<String> addresses = Files.readAllLines(data.resolve("elasticsearch/logs/transport.ports"));
        String address = addresses.getFirst();
        port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    @AfterAll
    static void stop() {
        node.stop();
    }

    @Test
    void aMessageThatNamesItsOwnUserIsNotAnswered() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(answer(socket)).doesNotContain("ES");
        }
    }

    @Test
    void tlsWithoutACertificateOfTheNodeIsRefused() throws Exception {
        SSLContext anyServer = SSLContext.getInstance("TLS");
        anyServer.init(null, new TrustManager[] {new TrustsAnybody()}, new SecureRandom());
        try (Socket socket = anyServer.getSocketFactory().createSocket("127.0.0.1", port)) {
            assertThatThrownBy(() -> answer(socket))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("(?s).*(certificate_required|bad_certificate).*");
        }
    }

    /** The node's name, its dates and its serial number are seen by all who connect; its key is not. */
    @Test
    void aCertificateOfTheNodesNameWithAnotherKeyIsRefused(@TempDir Path forgery) throws Exception {
        try (Socket socket = forged(forgery).getSocketFactory().createSocket("127.0.0.1", port)) {
            assertThatThrownBy(() -> answer(socket))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("(?s).*(certificate_unknown|bad_certificate|unknown_ca|decrypt_error).*");
        }
    }

    private static SSLContext forged(Path folder) throws Exception {
        X509Certificate real;
        try (InputStream in = Files.newInputStream(data.resolve("elasticsearch/config/transport.crt"))) {
            real = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        Path file = folder.resolve("forged.p12");
        String name = real.getSubjectX500Principal().getName();
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "forged",
                        "-keyalg",
                        "EC",
                        "-dname",
                        name,
                        "-ext",
                        "bc=ca:true",
                        "-startdate",
                        "-7d",
                        "-validity",
                        "36500",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        X509Certificate forged = (X509Certificate) keys.getCertificate("forged");
        assertThat(forged.getIssuerX500Principal()).isEqualTo(real.getIssuerX500Principal());
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), new TrustManager[] {new TrustsAnybody()}, new SecureRandom());
        return context;
    }

    @Test
    void eachStartHasAKeyOfItsOwn(@TempDir Path other) throws Exception {
        Path key = Path.of("elasticsearch/config/transport.key");
        String first = Files.readString(data.resolve(key));
        try (ElasticsearchNode second = Nodes.ready(other, message -> {})) {
            assertThat(second.address()).isNotEqualTo(node.address());
            assertThat(Files.readString(other.resolve(key)))
                    .contains("PRIVATE KEY")
                    .isNotEqualTo(first);
        }
    }

    /** What comes back to the first message between nodes, which carries a header with a user. */
    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
        socket.getOutputStream().write(handshake());
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readNBytes(64), StandardCharsets.ISO_8859_1);
    }

    private static byte[] handshake() throws IOException {
        var variable = new ByteArrayOutputStream();
        variable.write(1);
        text(variable, "_xpack_security_authentication");
        text(variable, "bm9ib2R5");
        variable.write(0);
        text(variable, "internal:tcp/handshake");
        // The version of a node to come, so that the node of today speaks its own.
        var versions = new ByteArrayOutputStream();
        number(versions, 9_999_999);
        text(versions, "9.9.9");
        var body = new ByteArrayOutputStream();
        body.write(0); // no parent task
        body.write(versions.size());
        body.write(versions.toByteArray());
        var message = new ByteArrayOutputStream();
        var out = new DataOutputStream(message);
        out.writeBytes("ES");
        out.writeInt(8 + 1 + 4 + 4 + variable.size() + body.size());
        out.writeLong(1);
        out.writeByte(0x08);
        out.writeInt(8_800_000);
        out.writeInt(variable.size());
        out.write(variable.toByteArray());
        out.write(body.toByteArray());
        return message.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.write(text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void number(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest > 0x7f) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static final class TrustsAnybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
