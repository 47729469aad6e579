package httpmonitor.store;

import httpmonitor.elastic.rest.Credentials;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Requests to a store, as the user of its {@code store.properties}. */
final class Requests {

    private final StoreProperties store;

    Requests(StoreProperties store) {
        this.store = store;
    }

    HttpResponse<String> send(String method, String path, String body) throws Exception {
        var credentials = new Credentials.Login(store.username(), store.password());
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(store.esUrl() + path))
                    .header("Authorization", credentials.authorization())
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    int status(String path) throws Exception {
        return send("GET", path, "").statusCode();
    }

    /** Stores a document without waiting for anything but the answer. */
    void store(String index, String id) throws Exception {
        int status = send("PUT", "/" + index + "/_doc/" + id, "{\"kept\":true}").statusCode();
        if (status != 201) {
            throw new AssertionError("not stored: " + status);
        }
    }
}
