package httpmonitor.store;

import httpmonitor.files.FileTree;
import httpmonitor.files.RandomSecret;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * The key and the certificate by which the nodes of one cluster trust each other, as PEM. The certificate is
 * self-signed, and the only one that a node trusts. Without it, any program that reaches the port between nodes would
 * have all rights.
 *
 * @param certificate the certificate that a node sends, and the only one that it accepts
 * @param key the key of that certificate, a secret
 */
record TransportKeys(String certificate, String key) {

    private static final String ALIAS = "transport";
    private static final String PASSWORD_VARIABLE = "TRANSPORT_KEYS_PASSWORD";

    /**
     * Makes a new pair with the JDK's {@code keytool}, which takes about half a second.
     *
     * @throws IOException where that fails; the message holds the output of {@code keytool}
     */
    static TransportKeys create() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("httpmonitor-keys");
        try {
            String password = RandomSecret.next();
            Path store = folder.resolve("keys.p12");
            generate(store, password);
            return read(store, password.toCharArray());
        } finally {
            FileTree.delete(folder);
        }
    }

    private static void generate(Path store, String password) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of(
                        NodeSettings.ownJavaHome().resolve("bin/keytool").toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-J-XX:+UseSerialGC",
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=httpmonitor",
                        // A clock that is set back must not end a running cluster.
                        "-startdate",
                        "-7d",
                        "-validity",
                        "36500",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass:env",
                        PASSWORD_VARIABLE))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().put(PASSWORD_VARIABLE, password);
        Process keytool = builder.start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool of " + NodeSettings.ownJavaHome() + " cannot make a key: " + output.strip());
        }
    }

    private static TransportKeys read(Path file, char[] password) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return new TransportKeys(
                    pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded()),
                    pem("PRIVATE KEY", store.getKey(ALIAS, password).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException("the key that keytool made cannot be read: " + e.getMessage(), e);
        }
    }

    private static String pem(String kind, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "TransportKeys";
    }
}
