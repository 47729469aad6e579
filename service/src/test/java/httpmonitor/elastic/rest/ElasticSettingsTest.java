package httpmonitor.elastic.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticSettingsTest {

    @Test
    void severalUrlsAreSeparatedByCommas() {
        assertThat(ElasticSettings.of("https://a:9200/, https://b:9200").urls())
                .containsExactly(URI.create("https://a:9200"), URI.create("https://b:9200"));
    }

    @Test
    void userAndPasswordInAUrlBecomeCredentialsAndAreNamedNowhere() {
        ElasticSettings settings = ElasticSettings.of("http://me:s%40cret@localhost:9200/es");
        assertThat(settings.credentials()).contains(new Credentials.Login("me", "s@cret"));
        assertThat(settings.where()).isEqualTo("http://localhost:9200/es");
        assertThat(settings.toString()).doesNotContain("cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost:9200", "ftp://me:secret@x", "http://", "http://me:se cret@x", "http://x?y=secret"
            })
    void whatIsNoUrlOfElasticsearchIsRefusedWithoutBeingRepeated(String url) {
        Throwable refusal = catchThrowable(() -> ElasticSettings.of(url));
        assertThat(refusal).isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("cret");
    }

    @Test
    void fingerprintsMayHaveColonsAndCapitals() {
        String hex = "AB:".repeat(31) + "AB";
        assertThat(ElasticSettings.of("https://x").trustingFingerprint(hex).caFingerprint())
                .contains("ab".repeat(32));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ElasticSettings.of("https://x").trustingFingerprint("abc"));
    }

    @Test
    void aFileThatIsNoCaFileIsReported() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ElasticConnection.to(ElasticSettings.of("https://x").trusting(Path.of("no-such.pem"))))
                .withMessageContaining("the CA file no-such.pem does not exist, check --ca-cert");
    }

    @Test
    void anApiKeyMayBeEncodedOrNot() {
        assertThat(new Credentials.ApiKey("aWQ6a2V5").authorization()).isEqualTo("ApiKey aWQ6a2V5");
        assertThat(new Credentials.ApiKey("id:key").authorization()).isEqualTo("ApiKey aWQ6a2V5");
        assertThat(new Credentials.ApiKey("aWQ6a2V5").toString()).doesNotContain("aWQ6a2V5");
    }
}
