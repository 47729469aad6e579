package httpmonitor.view.web;

import com.sun.net.httpserver.HttpExchange;
import httpmonitor.http.Reply;
import httpmonitor.view.json.PageJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Refusals, each with its reason in one sentence. */
final class Refusals {

    static final String JSON = "application/json; charset=utf-8";

    private Refusals() {}

    /** {@code {"error":"one sentence"}}. */
    static void json(HttpExchange exchange, int status, String sentence) throws IOException {
        PageHeaders.set(exchange);
        Reply.send(exchange, status, JSON, PageJson.error(sentence).getBytes(StandardCharsets.UTF_8));
    }
}
