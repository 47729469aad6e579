package httpmonitor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;

/** An embedded Elasticsearch of its own for a benchmark: {@code run.sh store} in a folder that is thrown away. */
final class BenchStore implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 120;
    private static final int LONGEST_MERGE_SECONDS = 600;

    private final Path data;
    private final Process process;
    private final String url;
    private final String user;
    private final String password;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private BenchStore(Path data, Process process, Properties properties) {
        this.data = data;
        this.process = process;
        this.url = properties.getProperty("es-url");
        this.user = properties.getProperty("username");
        this.password = properties.getProperty("password");
    }

    /** Starts one, in a new folder or in that of one that has ended, and waits until it answers. */
    static BenchStore start(Product product, Path data, String heap) throws IOException, InterruptedException {
        Files.createDirectories(data);
        Path file = data.resolve("store.properties");
        Files.deleteIfExists(file);
        Process process =
                product.start(data.resolve("store.log"), "store", "--port", 0, "--heap", heap, "--data", data);
        for (int second = 0; !Files.exists(file); second++) {
            if (!process.isAlive() || second == PATIENCE_SECONDS) {
                throw new IOException("the store does not start: " + Run.lastWords(data.resolve("store.log")));
            }
            Thread.sleep(1000);
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new BenchStore(data, process, properties);
    }

    /** The folder for {@code --data}. */
    Path data() {
        return data;
    }

    String url() {
        return url;
    }

    /** The value of the header that says who we are. */
    String authorization() {
        byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    /** Who may do everything there. */
    record Login(String user, String password) {}

    Login login() {
        return new Login(user, password);
    }

    /** What a command's environment needs to reach it over another address. */
    Map<String, String> environment(String address) {
        return Map.of("HTTPMONITOR_ES_URL", address, "HTTPMONITOR_USERNAME", user, "HTTPMONITOR_PASSWORD", password);
    }

    /** The server's own process, below its launchers. */
    ProcessFigures figures() throws IOException {
        long server = process.descendants()
                .max(Comparator.comparingDouble(BenchStore::residentMegabytes))
                .orElseThrow(() -> new IOException("the server has ended"))
                .pid();
        return ProcessFigures.of(server);
    }

    private static double residentMegabytes(ProcessHandle process) {
        try {
            return ProcessFigures.of(process.pid()).residentMegabytes();
        } catch (IOException e) {
            return 0; // it has ended: it is not the server
        }
    }

    /**
     * Waits until segments are merged, 10 minutes at most: what a load leaves behind is no part of what comes after it.
     */
    void awaitMerges() throws IOException, InterruptedException {
        for (int second = 0; second < LONGEST_MERGE_SECONDS && merges() > 0; second++) {
            Thread.sleep(1000);
        }
    }

    private long merges() throws IOException, InterruptedException {
        return get("/_stats/merge").at("/_all/total/merges/current").asLong();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    JsonNode delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "");
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        String type = path.contains("/_msearch") ? "application/x-ndjson" : "application/json";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", authorization())
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300 && response.statusCode() != 404) {
            throw new IOException(method + " " + path + " was answered with " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        client.close();
        Product.stop(process);
    }
}
