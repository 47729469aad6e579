package httpmonitor.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.store.StoreProperties;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Asks Elasticsearch itself, past all of the product, what is stored. */
final class StoredLines implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HITS = "access-log-*";
    private static final String NO_HITS = "httpmonitor-unparsed";
    private static final long POLL_MILLIS = 200;

    private final Path properties;
    private final HttpClient client = HttpClient.newHttpClient();

    StoredLines(Path data) {
        this.properties = data.resolve(StoreProperties.FILE_NAME);
    }

    /**
     * Waits until at least {@code lines} lines are stored; {@code false} where that takes longer than {@code atMost}.
     */
    boolean await(long lines, Duration atMost) throws InterruptedException {
        Instant end = Instant.now().plus(atMost);
        while (count() < lines) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }

    /**
     * Whether more lines are stored than were written. Then some are stored twice, and the count does not show which
     * lines are still missing.
     */
    boolean isMoreThan(long lines) throws InterruptedException {
        return count() > lines;
    }

    /** How many documents there are, -1 where the store does not answer. */
    private long count() throws InterruptedException {
        try {
            return count(HITS, "?allow_no_indices=false") + count(NO_HITS, "?ignore_unavailable=true");
        } catch (IOException e) {
            return -1; // it was killed, or is starting: the caller asks again
        }
    }

    private long count(String index, String option) throws IOException, InterruptedException {
        send("POST", "/" + index + "/_refresh" + option, "");
        JsonNode answer = send("GET", "/" + index + "/_count" + option, "");
        if (answer.at("/_shards/failed").asInt() > 0) {
            throw new IOException("a shard failed: " + answer);
        }
        return answer.path("count").asLong();
    }

    /** Hands the file and the text of every document to these; the text has the line's number in it. */
    void forEach(BiConsumer<String, String> hits, BiConsumer<String, String> noHits)
            throws IOException, InterruptedException {
        String fields =
                "{\"size\":10000,\"_source\":false,\"docvalue_fields\":[\"url.path\",\"log.file.path\"],\"sort\":[\"_doc\"]}";
        scroll(
                HITS,
                fields,
                hit -> hits.accept(
                        hit.at("/fields/log.file.path/0").asText(),
                        hit.at("/fields/url.path/0").asText()));
        String source = "{\"size\":20,\"_source\":[\"event.original\",\"log.file.path\"],\"sort\":[\"_doc\"]}";
        scroll(
                NO_HITS,
                source,
                hit -> noHits.accept(
                        hit.at("/_source/log/file/path").asText(),
                        hit.at("/_source/event/original").asText()));
    }

    private void scroll(String index, String query, Consumer<JsonNode> hits) throws IOException, InterruptedException {
        JsonNode page = send("POST", "/" + index + "/_search?scroll=2m", query);
        while (!page.at("/hits/hits").isEmpty()) {
            if (page.at("/_shards/failed").asInt() > 0) {
                throw new IOException("a shard failed: " + page.path("_shards"));
            }
            page.at("/hits/hits").forEach(hits);
            String next = JSON.createObjectNode()
                    .put("scroll", "2m")
                    .put("scroll_id", page.path("_scroll_id").asText())
                    .toString();
            page = send("POST", "/_search/scroll", next);
        }
    }

    /** Asks Elasticsearch itself; any other status than 200 and 201 fails. */
    JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        StoreProperties store = StoreProperties.read(properties);
        String login = Base64.getEncoder()
                .encodeToString((store.username() + ":" + store.password()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(store.esUrl() + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200 && answer.statusCode() != 201) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
