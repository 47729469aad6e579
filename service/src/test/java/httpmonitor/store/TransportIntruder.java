package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

/** A local user who connects to the port between nodes. */
final class TransportIntruder {

    private static final int ANSWER_WITHIN_MILLIS = 10_000;

    private TransportIntruder() {}

    /** The port of the node whose store is in {@code data}. */
    static int port(Path data) throws IOException {
        List<String> addresses = Files.readAllLines(data.resolve("elasticsearch/logs/transport.ports"));
        String address = addresses.getFirst();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /** One who speaks TLS and shows no certificate. */
    static SSLContext withoutCertificate() throws Exception {
        SSLContext anyServer = SSLContext.getInstance("TLS");
        anyServer.init(null, new TrustManager[] {new TrustsAnybody()}, new SecureRandom());
        return anyServer;
    }

    /** One who shows a certificate that looks like the one of the node in {@code data}, with another key. */
    static SSLContext forged(Path data, Path folder) throws Exception {
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

    /** What comes back to the first message between nodes, which carries a header with a user. */
    static String answer(Socket socket) throws IOException {
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
