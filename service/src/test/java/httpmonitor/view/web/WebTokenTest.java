package httpmonitor.view.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WebTokenTest {

    private static final String SECRET = "correct horse battery";

    private final WebToken token = new WebToken(SECRET);

    @Test
    void knowsItsSecretAndItsCookieAndNothingElse() {
        assertThat(token.isSecret(SECRET)).isTrue();
        assertThat(token.isSecret(SECRET + " ")).isFalse();
        assertThat(token.isSecret(token.cookie())).isFalse();
        assertThat(token.isCookie(token.cookie())).isTrue();
        assertThat(token.isCookie(SECRET)).isFalse();
    }

    @Test
    void showsNothingOfTheSecret() {
        assertThat(token.toString()).doesNotContain(SECRET);
        assertThat(token.cookie()).doesNotContain("horse").matches("[0-9a-f]{64}");
    }

    @Test
    void refusesOneThatCouldBeGuessed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebToken("fifteen letters"))
                .withMessage("a token has at least 16 characters");
    }
}
