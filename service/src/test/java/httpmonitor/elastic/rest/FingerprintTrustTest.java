package httpmonitor.elastic.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTrustTest {
    private static X509Certificate ca;
    private static X509Certificate server;
    private static X509Certificate attacker;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        keytool(file, "ca", "-ext", "bc=ca:true");
        keytool(file, "server", "-signer", "ca");
        keytool(file, "attacker");
        KeyStore keys = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        ca = (X509Certificate) keys.getCertificate("ca");
        server = (X509Certificate) keys.getCertificate("server");
        attacker = (X509Certificate) keys.getCertificate("attacker");
    }

    @Test
    void aServerWhoseChainTheKnownCertificateSignedIsBelieved() {
        assertThatCode(() -> trust(ca).checkServerTrusted(chain(server, ca), "UNKNOWN"))
                .doesNotThrowAnyException();
    }

    @Test
    void theServersOwnCertificateMayBeTheKnownOne() {
        assertThatCode(() -> trust(server).checkServerTrusted(chain(server), "UNKNOWN"))
                .doesNotThrowAnyException();
    }

    @Test
    void aServerThatOnlySendsTheKnownCertificateAlongIsNotBelieved() {
        assertThatExceptionOfType(CertificateException.class)
                .isThrownBy(() -> trust(ca).checkServerTrusted(chain(attacker, ca), "UNKNOWN"));
    }

    @Test
    void aServerWithoutTheKnownCertificateIsNotBelieved() {
        assertThatExceptionOfType(CertificateException.class)
                .isThrownBy(() -> trust(ca).checkServerTrusted(chain(attacker), "UNKNOWN"))
                .withMessageContaining("fingerprint");
    }

    private static FingerprintTrust trust(X509Certificate known) throws Exception {
        return new FingerprintTrust(FingerprintTrust.fingerprint(known));
    }

    private static X509Certificate[] chain(X509Certificate... certificates) {
        return certificates;
    }

    private static void keytool(Path keystore, String alias, String... more) throws IOException, InterruptedException {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(program, "-genkeypair", "-keystore", keystore.toString()));
        command.addAll(List.of("-storepass", "changeit", "-keyalg", "EC", "-alias", alias, "-dname", "CN=" + alias));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}
