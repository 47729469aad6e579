package httpmonitor.elastic.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.testing.Certificates;
import httpmonitor.testing.Certificates.Kind;
import httpmonitor.testing.TlsServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {

    private SSLContext before;

    @BeforeEach
    void trustTheCaAsJavaDoes() throws Exception {
        before = SSLContext.getDefault();
        SSLContext.setDefault(Certificates.client());
    }

    @AfterEach
    void restore() {
        SSLContext.setDefault(before);
    }

    private static List<UnaryOperator<ElasticSettings>> everyTrust() throws Exception {
        Path file = Certificates.caFile();
        String fingerprint = Certificates.caFingerprint();
        return List.of(
                settings -> settings,
                settings -> settings.trusting(file),
                settings -> settings.trustingFingerprint(fingerprint));
    }

    private static String ask(String url, UnaryOperator<ElasticSettings> trust) {
        ElasticSettings settings = trust.apply(ElasticSettings.of(url)).with(new Credentials.ApiKey("K"));
        try (ElasticConnection connection = ElasticConnection.to(settings)) {
            Throwable failure = catchThrowable(() -> connection.send(new Request("GET", "/_cluster/health")));
            return failure == null ? "" : connection.sentence("Cannot look", failure);
        }
    }

    @Test
    void theRightCertificateIsTrusted() throws Exception {
        try (TlsServer server = new TlsServer(Kind.RIGHT)) {
            for (UnaryOperator<ElasticSettings> trust : everyTrust()) {
                assertThat(ask(server.url(), trust)).isEmpty();
            }
            assertThat(server.secrets).hasSize(3).containsOnly("ApiKey K");
        }
    }

    @Test
    void theKeyIsNotSentToAServerWithTheCertificateOfAnotherHost() throws Exception {
        try (TlsServer server = new TlsServer(Kind.OTHER_HOST)) {
            for (UnaryOperator<ElasticSettings> trust : everyTrust()) {
                assertThat(ask(server.url(), trust))
                        .startsWith("Cannot look: Elasticsearch at " + server.url() + " cannot be reached"
                                + " (the certificate is of another host: it names es.example, not 127.0.0.1)")
                        .endsWith("; name in --es-url a host that the certificate names");
            }
            assertThat(server.secrets).isEmpty();
        }
    }

    /** A fingerprint says which certificate is trusted; the host must be named all the same. */
    @Test
    void theFingerprintOfTheServersOwnCertificateDoesNotReplaceItsHost() throws Exception {
        try (TlsServer right = new TlsServer(Kind.RIGHT);
                TlsServer other = new TlsServer(Kind.OTHER_HOST);
                TlsServer expired = new TlsServer(Kind.EXPIRED)) {
            assertThat(ask(right.url(), pinned(Kind.RIGHT))).isEmpty();
            assertThat(ask(other.url(), pinned(Kind.OTHER_HOST))).contains("of another host");
            assertThat(ask(expired.url(), pinned(Kind.EXPIRED))).contains("the certificate has expired");
            assertThat(other.secrets).isEmpty();
            assertThat(expired.secrets).isEmpty();
        }
    }

    private static UnaryOperator<ElasticSettings> pinned(Kind kind) throws Exception {
        String fingerprint = Certificates.fingerprint(kind);
        return settings -> settings.trustingFingerprint(fingerprint);
    }

    @Test
    void anExpiredCertificateIsReported() throws Exception {
        try (TlsServer server = new TlsServer(Kind.EXPIRED)) {
            for (UnaryOperator<ElasticSettings> trust : everyTrust()) {
                assertThat(ask(server.url(), trust))
                        .contains("cannot be reached (the certificate has expired, NotAfter: ")
                        .endsWith("; renew the certificate there, and check the clock of this machine");
            }
            assertThat(server.secrets).isEmpty();
        }
    }

    @Test
    void theCertificateOfAnotherCaIsNotTrusted() throws Exception {
        try (TlsServer server = new TlsServer(Kind.OTHER_CA)) {
            for (UnaryOperator<ElasticSettings> trust : everyTrust()) {
                assertThat(ask(server.url(), trust))
                        .contains("cannot be reached (the certificate is not trusted: ")
                        .endsWith("; give its CA with --ca-cert or --ca-fingerprint");
            }
            assertThat(server.secrets).isEmpty();
        }
    }

    @Test
    void kibanasCertificateIsCheckedTheSameWay(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("objects.ndjson"), "{}\n");
        for (UnaryOperator<ElasticSettings> trust : everyTrust()) {
            ElasticSettings settings =
                    trust.apply(ElasticSettings.of("https://127.0.0.1:1")).with(new Credentials.ApiKey("K"));
            for (Kind kind : Kind.values()) {
                try (TlsServer kibana = new TlsServer(kind);
                        KibanaImport objects = new KibanaImport(URI.create(kibana.url()), settings)) {
                    if (kind == Kind.RIGHT) {
                        assertThat(objects.bring(file)).isEqualTo(new KibanaImport.Imported(1));
                    } else {
                        assertThatThrownBy(() -> objects.bring(file)).hasMessageContaining("the certificate ");
                        assertThat(kibana.secrets).isEmpty();
                    }
                }
            }
        }
    }
}
