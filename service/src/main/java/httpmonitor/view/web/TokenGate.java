package httpmonitor.view.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import httpmonitor.http.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Admits requests with the token: in {@code Authorization: Bearer}, in the cookie of an earlier visit, or, at a first
 * visit of the page, as {@code ?token=}. That is answered with the cookie, and a redirect to the address without the
 * token.
 */
final class TokenGate {

    private final Optional<WebToken> token;

    /** A gate that admits all requests where there is no token. */
    TokenGate(Optional<WebToken> token) {
        this.token = token;
    }

    /** The handler behind the gate; every answer has the headers of {@link PageHeaders}. */
    HttpHandler guarding(HttpHandler handler) {
        return exchange -> {
            PageHeaders.set(exchange);
            if (token.isEmpty() || isKnown(exchange, token.get())) {
                handler.handle(exchange);
            } else {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
                Refusals.json(
                        exchange,
                        401,
                        "This page needs a token: open its address with ?token= and the content of the file of"
                                + " --web-token-file.");
            }
        };
    }

    /** The same, also for a first visit. */
    HttpHandler admitting(HttpHandler handler) {
        HttpHandler guarded = guarding(handler);
        return exchange -> {
            if (token.isPresent() && isFirstVisit(exchange, token.get())) {
                welcome(exchange, token.get());
            } else {
                guarded.handle(exchange);
            }
        };
    }

    private static boolean isFirstVisit(HttpExchange exchange, WebToken token) {
        try {
            return new Parameters(exchange.getRequestURI().getRawQuery())
                    .one("token")
                    .filter(token::isSecret)
                    .isPresent();
        } catch (BadRequestException e) {
            return false;
        }
    }

    private static void welcome(HttpExchange exchange, WebToken token) throws IOException {
        PageHeaders.set(exchange);
        exchange.getResponseHeaders()
                .set("Set-Cookie", name(exchange) + "=" + token.cookie() + "; Path=/; HttpOnly; SameSite=Lax");
        exchange.getResponseHeaders().set("Location", "/");
        Reply.line(exchange, 303, "the page is at /");
    }

    private static boolean isKnown(HttpExchange exchange, WebToken token) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null
                && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                && token.isSecret(authorization.substring(7).strip())) {
            return true;
        }
        return cookies(exchange).anyMatch(token::isCookie);
    }

    private static Stream<String> cookies(HttpExchange exchange) {
        String start = name(exchange) + "=";
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(start))
                .map(cookie -> cookie.substring(start.length()));
    }

    /** The cookie's name with the port, since a browser sends the cookies of all ports of a host to each of them. */
    private static String name(HttpExchange exchange) {
        return "httpmonitor-" + exchange.getLocalAddress().getPort();
    }
}
