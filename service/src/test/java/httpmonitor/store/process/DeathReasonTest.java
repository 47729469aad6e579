package httpmonitor.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeathReasonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MEMORY | # There is insufficient memory for the Java Runtime Environment to continue.",
                "MEMORY | java.lang.OutOfMemoryError: Java heap space",
                "DISK | java.io.IOException: No space left on device",
                "LOCK | java.lang.IllegalStateException: failed to obtain node locks, tried [/data]",
                "PORT | org.elasticsearch.http.BindHttpException: Failed to bind to 127.0.0.1:9200",
                "NEWER | cannot downgrade a node from version [9.6.0] to version [9.5.2]",
                "CORRUPT | org.apache.lucene.index.CorruptIndexException: checksum failed (hardware problem?)",
                "RIGHTS | java.nio.file.AccessDeniedException: /data/node.lock",
                "ROOT | java.lang.RuntimeException: can not run elasticsearch as root",
                "JAVA | Unrecognized VM option 'UseNothing'",
            })
    void theLastWordsTell(DeathReason expected, String line) {
        assertThat(DeathReason.of(1, List.of("[INFO] starting", line, "ERROR: Elasticsearch died")))
                .isEqualTo(expected);
    }

    @Test
    void aFileOfAnotherUserThatKeepsTheAgentOutIsNamedWithItsOwner() {
        List<String> lines = List.of(
                "Exception in thread \"main\" java.lang.IllegalStateException: Unable to attach entitlement agent",
                "Caused by: java.io.IOException: well-known file /proc/15792/root/tmp/.java_pid15792 is not secure: file"
                        + " should be owned by the current user (which is 65520) but is owned by 65534");
        assertThat(DeathReason.of(1, lines)).isEqualTo(DeathReason.SOCKET);
        assertThat(DeathReason.SOCKET.sentence("Elasticsearch ended", 1, lines, Path.of("/data/console.log")))
                .isEqualTo(
                        "Elasticsearch ended (exit code 1): the file /tmp/.java_pid15792 of another user (65534) keeps"
                                + " its JVM from loading its agent; start it again, which takes another process number, or have"
                                + " root delete that file; its log is /data/console.log.");
    }

    @Test
    void aKillLeavesNoWords() {
        assertThat(DeathReason.of(137, List.of())).isEqualTo(DeathReason.KILLED);
    }

    @Test
    void anythingElseIsLeftToTheReaderOfTheLog() {
        assertThat(DeathReason.of(3, List.of("something new"))).isEqualTo(DeathReason.UNKNOWN);
        assertThat(DeathReason.UNKNOWN.sentence("Elasticsearch ended", 3, List.of(), Path.of("/data/console.log")))
                .isEqualTo("Elasticsearch ended (exit code 3): its own words are the best clue;"
                        + " its log is /data/console.log.");
    }
}
