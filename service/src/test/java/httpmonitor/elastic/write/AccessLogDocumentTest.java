package httpmonitor.elastic.write;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.elastic.Entries;
import httpmonitor.ingest.ship.EntrySink.LineOrigin;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccessLogDocumentTest {
    private static final Instant READ = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final String ORIGIN = "\"event\":{\"created\":\"2026-11-21T12:00:00.123Z\"},"
            + "\"log\":{\"file\":{\"path\":\"/var/log/\\\"a\\\".log\"},\"offset\":4711},\"host\":{\"name\":\"web-1\"}}";

    private final AccessLogDocument document = new AccessLogDocument("web-1");

    @Test
    void everyFieldHasItsEcsName() {
        assertThat(json(
                        "shop.example:443 10.0.0.7 - frank z [17/May/2015:12:05:03 +0200] \"GET /pages/create?id=1 HTTP/1.1\""
                                + " 200 512 \"https://x.example/\" \"Mozilla/5.0 \\\"x\\\"\""))
                .isEqualTo("""
                        {"@timestamp":"2015-05-17T10:05:03.000Z","section":"/pages",\
                        "source":{"address":"10.0.0.7","ip":"10.0.0.7"},"user":{"name":"frank z"},\
                        "http":{"version":"1.1","request":{"method":"GET","referrer":"https://x.example/"},\
                        "response":{"status_code":200,"body":{"bytes":512}}},\
                        "url":{"original":"/pages/create?id=1","path":"/pages/create","query":"id=1","domain":"shop.example"},\
                        "user_agent":{"original":"Mozilla/5.0 \\\\\\"x\\\\\\""},""" + ORIGIN);
    }

    @Test
    void whatTheLineDoesNotHaveIsAbsent() {
        assertThat(json("gateway - - [17/May/2015:10:05:03 +0000] \"-\" - -"))
                .isEqualTo(
                        "{\"@timestamp\":\"2015-05-17T10:05:03.000Z\",\"source\":{\"address\":\"gateway\"}," + ORIGIN);
    }

    @Test
    void theFilesOwnPathIsRememberedOnlyAsLongAsItIsTheSame() {
        AccessLogEntry entry = Entries.at("17/May/2015:10:05:03 +0000");
        for (String path : new String[] {"a", "b", "a"}) {
            JsonBytes out = new JsonBytes(16);
            document.write(out, entry, new LineOrigin(path, 0), READ);
            assertThat(out.toString()).contains("\"path\":\"" + path + "\"},\"offset\":0}");
        }
    }

    private String json(String line) {
        JsonBytes out = new JsonBytes(16);
        document.write(out, Entries.of(line), new LineOrigin("/var/log/\"a\".log", 4711), READ);
        return out.toString();
    }
}
