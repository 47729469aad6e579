package httpmonitor.elastic.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.rest.Json;
import httpmonitor.elastic.rest.Trust;
import httpmonitor.http.BoundedBody;
import httpmonitor.http.TlsFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Imports saved objects (data views, dashboards) into Kibana, with the credentials for Elasticsearch.
 *
 * <p>A tag, which is an object too, identifies the imported file: a dashboard that a user has edited stays until the
 * file changes.
 */
public final class KibanaImport implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Limit of an answer in bytes; an import is answered with a line for each object. */
    static final int LARGEST_ANSWER = 8 << 20;

    private static final String BOUNDARY = "httpmonitor-saved-objects";

    private final URI kibana;
    private final ElasticSettings settings;
    private final HttpClient client;
    private final Duration patience;

    /**
     * For the Kibana at this URL; sends nothing.
     *
     * @param kibana {@code http} or {@code https}, with or without a path
     * @param settings the credentials and trusted certificates
     */
    public KibanaImport(URI kibana, ElasticSettings settings) {
        this(kibana, settings, PATIENCE);
    }

    /** The same, with another limit for a whole answer. */
    public KibanaImport(URI kibana, ElasticSettings settings, Duration patience) {
        this.patience = patience;
        this.kibana = URI.create(kibana.toString().replaceFirst("/+$", ""));
        this.settings = settings;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(ElasticSettings.CONNECT_TIMEOUT);
        if ("https".equals(kibana.getScheme())) {
            builder.sslContext(Trust.context(settings));
        }
        this.client = builder.build();
    }

    /**
     * Waits until Kibana is available.
     *
     * @throws IOException with a sentence for the user where it is not available in time
     */
    public void await(Duration atMost) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String reason = whyUnavailable();
        while (!reason.isEmpty()) {
            if (System.nanoTime() - start >= atMost.toNanos()) {
                throw new IOException("Kibana at " + kibana + " is not available: " + reason
                        + "; check that it runs there, and --kibana-url");
            }
            Thread.sleep(STEP);
            reason = whyUnavailable();
        }
    }

    private String whyUnavailable() throws InterruptedException {
        try {
            int status = send(request("/api/status").GET().build()).statusCode();
            return status == 200 ? "" : "it answers " + status;
        } catch (IOException e) {
            return e.getMessage() == null ? "it does not answer" : e.getMessage();
        }
    }

    /** The result of an import. */
    public sealed interface Outcome permits Imported, Unchanged {}

    /**
     * Kibana has imported them.
     *
     * @param objects the number of objects in the file
     */
    public record Imported(int objects) implements Outcome {}

    /** Kibana has all of them from the same file already; users' edits stay. */
    public record Unchanged() implements Outcome {}

    /**
     * Imports a file of saved objects, unless Kibana has all of them from the same file. They replace objects with the
     * same ids.
     *
     * @param ndjson the file as Kibana exports it
     * @throws IOException with a sentence for the user where Kibana did not import all of them
     */
    public Outcome bring(Path ndjson) throws IOException, InterruptedException {
        ObjectFile file = ObjectFile.read(ndjson);
        HttpResponse<byte[]> present = send(request("/api/saved_objects/_export")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(file.exportRequest()))
                .build());
        // Kibana refuses to export where one of them is missing.
        if (present.statusCode() == 200 && file.isOrigin(new String(present.body(), UTF_8))) {
            return new Unchanged();
        }
        replace(ndjson, file);
        return new Imported(file.objects());
    }

    private void replace(Path ndjson, ObjectFile file) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(request("/api/saved_objects/_import?overwrite=true")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form(file)))
                .build());
        JsonNode answer = read(response.body());
        // Kibana answers 200 even if it imported only some of the objects, or none.
        if (response.statusCode() != 200 || !answer.path("success").asBoolean()) {
            throw new IOException("Kibana at " + kibana + " did not import " + ndjson.getFileName() + " (answer "
                    + response.statusCode() + "): " + reason(answer));
        }
    }

    private static String reason(JsonNode answer) {
        JsonNode first = answer.at("/errors/0");
        if (first.isMissingNode()) {
            return answer.path("message").asText("it gives no reason");
        }
        return answer.path("errors").size() + " objects, the first "
                + first.path("type").asText() + " " + first.path("id").asText() + ": " + first.path("error");
    }

    private static JsonNode read(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance(); // a proxy's page; its status is reported
        }
    }

    private static byte[] form(ObjectFile file) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"objects.ndjson\""
                + "\r\nContent-Type: application/ndjson\r\n\r\n";
        return (head + file.withOrigin() + "\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
    }

    private HttpRequest.Builder request(String endpoint) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(kibana + endpoint))
                .timeout(patience)
                .header("kbn-xsrf", "httpmonitor");
        settings.credentials().ifPresent(who -> builder.header("Authorization", who.authorization()));
        return builder;
    }

    /** Sends a request; the limit holds for the whole answer, while the client's own one ends with its head. */
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, BoundedBody.atMost(LARGEST_ANSWER));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(reason(e.getCause() == null ? e : e.getCause()), e);
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(Throwable failure) {
        Optional<TlsFailure> tls = TlsFailure.of(failure);
        if (tls.isPresent()) {
            return tls.get().reason();
        }
        String said = failure instanceof ConnectException ? "connection refused" : "it does not answer";
        return Objects.requireNonNullElse(failure.getMessage(), said);
    }

    @Override
    public void close() {
        client.close();
    }
}
