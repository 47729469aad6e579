package httpmonitor.elastic.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkAnswerTest {
    private static final String ANSWER = """
            {"errors":true,"items":[{"create":{"status":201}},
            {"create":{"status":409,"error":{"type":"version_conflict_engine_exception","reason":"exists"}}}]}""";

    @Test
    void everyItemIsReadInOrder() throws IOException {
        assertThat(read(ANSWER, 2))
                .containsExactly(
                        new BulkItem(201, "", ""), new BulkItem(409, "version_conflict_engine_exception", "exists"));
    }

    @Test
    void anAnswerThatEndsTooEarlyIsNone() {
        for (int length = 0; length < ANSWER.length(); length++) {
            String cut = ANSWER.substring(0, length);
            assertThatIOException().as(cut).isThrownBy(() -> read(cut, 2));
        }
    }

    @Test
    void anAnswerForFewerOrMoreDocumentsIsNone() {
        assertThatIOException().isThrownBy(() -> read(ANSWER, 1)).withMessage("it answers for 2 of 1 documents");
        assertThatIOException().isThrownBy(() -> read(ANSWER, 3)).withMessage("it answers for 2 of 3 documents");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "[]",
                "{}",
                "{\"items\":7}",
                "{\"items\":[7]}",
                "{\"items\":[{}]}",
                "{\"items\":[{\"create\":{}}]}"
            })
    void whatIsNoAnswerToABulkRequestIsNone(String text) {
        assertThatIOException().isThrownBy(() -> read(text, 1));
    }

    private static List<BulkItem> read(String answer, int expected) throws IOException {
        return BulkAnswer.read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)), expected);
    }
}
