package httpmonitor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates for servers on the loopback, made by {@code keytool} when they are needed for the first time. */
public final class Certificates {

    /** The certificate of a server; all but the last are signed by the same CA. */
    public enum Kind {
        RIGHT,
        OTHER_HOST,
        EXPIRED,
        OTHER_CA
    }

    /** The password of all key stores here. */
    public static final String PASSWORD = "changeit";

    private static final String LOOPBACK = "san=ip:127.0.0.1,dns:localhost";
    private static final Certificates SHARED = new Certificates();

    private final Path folder;
    private final KeyStore keys;

    private Certificates() {
        try {
            folder = Files.createTempDirectory("certificates");
            Path file = folder.resolve("keys.p12");
            keytool(file, "ca", "-ext", "bc=ca:true");
            keytool(file, "other-ca", "-ext", "bc=ca:true");
            keytool(file, "right", "-signer", "ca", "-ext", LOOPBACK);
            keytool(file, "other-host", "-signer", "ca", "-ext", "san=dns:es.example");
            keytool(file, "expired", "-signer", "ca", "-ext", LOOPBACK, "-startdate", "-10d", "-validity", "5");
            keytool(file, "other-ca-right", "-signer", "other-ca", "-ext", LOOPBACK);
            keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path keystore, String alias, String... more) throws IOException, InterruptedException {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(program, "-genkeypair", "-keystore", keystore.toString()));
        command.addAll(List.of("-storepass", PASSWORD, "-keyalg", "EC", "-alias", alias, "-dname", "CN=" + alias));
        command.addAll(Arrays.asList(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool made no " + alias);
        }
    }

    /** The context of a server with this certificate. */
    static SSLContext server(Kind kind) throws GeneralSecurityException, IOException {
        String alias = kind == Kind.OTHER_CA
                ? "other-ca-right"
                : kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        char[] password = PASSWORD.toCharArray();
        one.setKeyEntry(alias, SHARED.keys.getKey(alias, password), password, SHARED.keys.getCertificateChain(alias));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(one, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** The context of a client that trusts the CA as it would trust one of Java's own store. */
    public static SSLContext client() throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trust());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    /** A file to start a Java with, whose own trust store it is then. */
    public static Path trustStore() throws GeneralSecurityException, IOException {
        Path file = SHARED.folder.resolve("trust.p12");
        try (var out = Files.newOutputStream(file)) {
            trust().store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static KeyStore trust() throws GeneralSecurityException, IOException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("ca", SHARED.keys.getCertificate("ca"));
        return trust;
    }

    /** The CA as a PEM file. */
    public static Path caFile() throws GeneralSecurityException, IOException {
        byte[] encoded = SHARED.keys.getCertificate("ca").getEncoded();
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return Files.writeString(
                SHARED.folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    /** The SHA-256 of the CA. */
    public static String caFingerprint() throws GeneralSecurityException {
        return sha256(SHARED.keys.getCertificate("ca"));
    }

    /** The SHA-256 of a server's own certificate. */
    public static String fingerprint(Kind kind) throws GeneralSecurityException {
        return sha256(
                SHARED.keys.getCertificate(kind.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    private static String sha256(Certificate certificate) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }
}
