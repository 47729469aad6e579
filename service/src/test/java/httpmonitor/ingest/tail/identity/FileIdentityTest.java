package httpmonitor.ingest.tail.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileIdentityTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String hash(String head) {
        return String.valueOf(FirstLine.hashOf(bytes(head), Math.min(head.length(), FirstLine.LIMIT), false));
    }

    @Test
    void aFirstLineStaysTheSameAsTheFileGrows() {
        assertThat(hash("first\n")).isEqualTo(hash("first\nsecond\n")).isNotEqualTo(hash("second\n"));
    }

    @Test
    void aFirstLineThatIsNotCompleteIsNone() {
        assertThat(FirstLine.hashOf(bytes("fir"), 3, false)).isNull();
        assertThat(FirstLine.hashOf(bytes(""), 0, true)).isNull();
        assertThat(FirstLine.hashOf(bytes("first"), 5, true)).isEqualTo(hash("first\n"));
    }

    @Test
    void ofALongFirstLineOneKibibyteIsEnough() {
        String head = "x".repeat(FirstLine.LIMIT);
        assertThat(hash(head)).isEqualTo(hash(head + "yz\n")).isNotEqualTo("null");
    }

    @Test
    void hostInodeAndFirstLineMakeAFileAnother() {
        byte[] digest = new FileIdentity("a", 1, "00").digest();
        assertThat(digest).hasSize(FileIdentity.DIGEST_BYTES).isEqualTo(new FileIdentity("a", 1, "00").digest());
        assertThat(digest).isNotEqualTo(new FileIdentity("b", 1, "00").digest());
        assertThat(digest).isNotEqualTo(new FileIdentity("a", 2, "00").digest());
        assertThat(digest).isNotEqualTo(new FileIdentity("a", 1, "01").digest());
    }
}
