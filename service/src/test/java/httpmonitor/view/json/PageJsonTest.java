package httpmonitor.view.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageJsonTest {

    /** Reasons of the store have no full stop, those of this program have one. */
    @ParameterizedTest
    @CsvSource({
        "Cannot read the hits, Cannot read the hits.",
        "The poller has not run a tick yet., The poller has not run a tick yet.",
        "Did you mean status?, Did you mean status?"
    })
    void everySentenceHasAnEnd(String sentence, String shown) {
        assertThat(PageJson.error(sentence)).isEqualTo("{\"error\":\"" + shown + "\"}\n");
    }
}
