package httpmonitor.poller.notify.target;

import static httpmonitor.poller.notify.AlertFixtures.RULE;
import static httpmonitor.poller.notify.AlertFixtures.at;
import static httpmonitor.poller.notify.AlertFixtures.ended;
import static httpmonitor.poller.notify.AlertFixtures.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.poller.notify.DeliveryException;
import httpmonitor.poller.notify.Notice;
import httpmonitor.poller.notify.WatchedRule;
import httpmonitor.testing.Certificates;
import httpmonitor.testing.Certificates.Kind;
import httpmonitor.testing.HttpReceiver;
import httpmonitor.testing.TlsServer;
import httpmonitor.testing.UnboundedServer;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookIT {

    private HttpReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = new HttpReceiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void aNoticeIsPostedAsItIsDocumented() throws Exception {
        Webhook.json(receiver.url("/hook"), Map.of("team", "web"))
                .deliver(new Notice(Notice.Kind.RECOVERED, RULE, ended(5, 217), at(5)));

        HttpReceiver.Received post = receiver.received().getFirst();
        assertThat(post.path()).isEqualTo("/hook");
        assertThat(post.header("Content-type")).isEqualTo("application/json");
        assertThat(post.header("Idempotency-key")).hasSize(32);
        assertThat(post.body())
                .isEqualTo("{\"id\":\"" + post.header("Idempotency-key") + "\",\"kind\":\"recovered\","
                        + "\"message\":\"Recovered from high traffic - hits = 1200 (10.00/s over 2m), recovered at"
                        + " 2026-11-21T12:03:37Z, after 3m32s, peak 10.83/s\",\"firing\":false,"
                        + "\"fired_at\":\"2026-11-21T12:00:05Z\",\"recovered_at\":\"2026-11-21T12:03:37Z\","
                        + "\"duration_seconds\":212,\"hits\":1201,\"hits_per_second\":10.01,\"recovery_hits\":1200,"
                        + "\"recovery_hits_per_second\":10.00,\"peak_hits\":1300,\"peak_hits_per_second\":10.83,"
                        + "\"rule\":{\"name\":\"default\",\"condition\":\"above\",\"window_seconds\":120,\"threshold\":10,"
                        + "\"recovery_threshold\":10,\"index\":\"access-log-*\",\"filter\":\"\"},"
                        + "\"labels\":{\"team\":\"web\"}}");
    }

    @Test
    void slackGetsATextWithItsThreeCharactersEscaped() throws Exception {
        WatchedRule filtered = new WatchedRule("a<b", RULE.rule(), "access-log-*", "url=/?a&b");

        Webhook.slack(receiver.url("/T0/B0/x"), Map.of())
                .deliver(new Notice(Notice.Kind.FIRED, filtered, firing(5), at(5)));

        assertThat(receiver.received().getFirst().body())
                .isEqualTo("{\"text\":\"High traffic generated an alert - hits = 1201 (10.01/s over 2m), triggered at"
                        + " 2026-11-21T12:00:05Z\\na&lt;b: access-log-*, url=/?a&amp;b\"}");
    }

    @Test
    void aRefusalIsReportedWithItsReasonAndWithoutTheSecretPath() {
        receiver.answerWith(404, "no_service\n");

        assertThatThrownBy(() -> Webhook.slack(receiver.url("/secret"), Map.of())
                        .deliver(new Notice(Notice.Kind.FIRED, RULE, firing(5), at(5))))
                .isInstanceOf(DeliveryException.class)
                .hasMessageEndingWith(" answers 404 (no_service)")
                .hasMessageNotContaining("secret");
    }

    @Test
    void redirectsAreNotFollowed() {
        receiver.answerWith(307, "");

        assertThatThrownBy(() -> Webhook.json(receiver.url("/"), Map.of())
                        .deliver(new Notice(Notice.Kind.FIRED, RULE, firing(5), at(5))))
                .hasMessageContaining("a redirect, which is not followed");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aPasswordInTheUrlIsSentAsBasicAuthentication() throws Exception {
        URI url = URI.create(receiver.url("/").toString().replace("http://", "http://user:p%40ss@"));
        Webhook webhook = Webhook.json(url, Map.of());

        webhook.deliver(new Notice(Notice.Kind.FIRED, RULE, firing(5), at(5)));

        assertThat(receiver.received().getFirst().header("Authorization")).isEqualTo("Basic dXNlcjpwQHNz");
        assertThat(webhook.name()).doesNotContain("user").doesNotContain("p%40ss");
    }

    @Test
    void aServerThatIsAwayIsReported() {
        URI url = receiver.url("/secret");
        receiver.close();

        assertThatThrownBy(() ->
                        Webhook.json(url, Map.of()).deliver(new Notice(Notice.Kind.FIRED, RULE, firing(5), at(5))))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("cannot be reached (connection refused)")
                .hasMessageNotContaining("secret");
    }

    @Test
    void anAnswerWithoutEndIsReadToABoundAndCountsByItsStatus() throws Exception {
        try (UnboundedServer taking = UnboundedServer.flooding(200);
                UnboundedServer refusing = UnboundedServer.flooding(500)) {
            Notice notice = new Notice(Notice.Kind.FIRED, RULE, firing(5), at(5));

            Webhook.json(URI.create(taking.url()), Map.of()).deliver(notice);
            Webhook.slack(URI.create(taking.url()), Map.of()).deliver(notice);

            assertThatThrownBy(() ->
                            Webhook.json(URI.create(refusing.url()), Map.of()).deliver(notice))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining(" answers 500 (");
        }
    }

    /** A program of its own, since Java reads its trust store once. */
    @Test
    void aNoticeGoesOnlyToTheHostThatTheCertificateNames() throws Exception {
        try (TlsServer right = new TlsServer(Kind.RIGHT);
                TlsServer other = new TlsServer(Kind.OTHER_HOST);
                TlsServer expired = new TlsServer(Kind.EXPIRED);
                TlsServer stranger = new TlsServer(Kind.OTHER_CA)) {
            List<String> said = run(right.url(), other.url(), expired.url(), stranger.url());

            assertThat(said.subList(0, 3)).containsOnly("taken");
            assertThat(said.subList(3, 6)).allMatch(line -> line.contains("(the certificate is of another host: "));
            assertThat(said.subList(6, 9)).allMatch(line -> line.contains("(the certificate has expired, "));
            assertThat(said.subList(9, 12)).allMatch(line -> line.contains("(the certificate is not trusted: "));
            assertThat(right.secrets).hasSize(3);
            assertThat(other.secrets).isEmpty();
            assertThat(expired.secrets).isEmpty();
            assertThat(stranger.secrets).isEmpty();
        }
    }

    /** Three lines for each URL: of a webhook, of Slack's form, of Alertmanager's. */
    private static List<String> run(String... urls) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djavax.net.ssl.trustStore=" + Certificates.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=" + Certificates.PASSWORD,
                "-cp",
                System.getProperty("java.class.path"),
                WebhookProgram.class.getName()));
        command.addAll(List.of(urls));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            return lines.lines().toList();
        } finally {
            process.destroy();
        }
    }
}
