package httpmonitor.poller.notify.target;

import httpmonitor.http.BoundedBody;
import httpmonitor.http.BoundedReason;
import httpmonitor.http.TlsFailure;
import httpmonitor.poller.notify.DeliveryException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts JSON to one URL. Follows no redirect: content and password go only to the URL of the user.
 *
 * <p>Any status of 200 to 299 is success. Everything else, and no answer within 10 s, is a failure with the server's
 * own reason.
 */
final class HttpPost {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int LONGEST_REASON = 200;

    /** The part of an answer that is read, in bytes; the reason of a failure is at its beginning. */
    private static final int LONGEST_ANSWER = 4_096;

    /** The shared client, made at the first post. */
    private static final class Shared {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    private final URI url;
    private final URI target;

    /**
     * For a URL; a user and a password in it are sent as basic authentication.
     *
     * @throws IllegalArgumentException where it is no URL to post to; the message says why, and quotes no secret
     */
    HttpPost(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
            throw new IllegalArgumentException("a URL to notify begins with http:// or https:// and a host");
        }
        this.url = url;
        String userInfo = url.getRawUserInfo();
        this.target = userInfo == null ? url : URI.create(url.toString().replaceFirst(".*?@", scheme + "://"));
    }

    /** The server, without path and password, which may be secrets. */
    String server() {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    void send(String json, Map<String, String> headers) throws DeliveryException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("User-Agent", "HttpMonitor")
                .POST(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        if (url.getUserInfo() != null) {
            byte[] login = url.getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        HttpResponse<byte[]> answer =
                await(Shared.CLIENT.sendAsync(request.build(), BoundedBody.cutAfter(LONGEST_ANSWER)));
        if (answer.statusCode() / 100 == 3) {
            throw new DeliveryException(server() + " answers " + answer.statusCode()
                    + ", a redirect, which is not followed: give the URL that it leads to");
        }
        if (answer.statusCode() / 100 != 2) {
            throw new DeliveryException(server() + " answers " + answer.statusCode() + " ("
                    + BoundedReason.of(new String(answer.body(), StandardCharsets.UTF_8), LONGEST_REASON) + ")");
        }
    }

    /** Waits for the whole answer, while the client's own limit ends with its head. */
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer)
            throws DeliveryException, InterruptedException {
        try {
            return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new DeliveryException(
                    server() + " cannot be reached (" + BoundedReason.of(said(cause), LONGEST_REASON) + ")", cause);
        } catch (TimeoutException e) {
            throw new DeliveryException(server() + " does not answer within " + ANSWER.toSeconds() + "s", e);
        } finally {
            answer.cancel(true);
        }
    }

    /** The cause as text; the client has none for the two most frequent ones. */
    private static String said(Throwable cause) {
        Optional<TlsFailure> tls = TlsFailure.of(cause);
        if (tls.isPresent()) {
            return tls.get().reason();
        }
        if (cause.getMessage() != null) {
            return cause.getMessage();
        }
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException) {
                return "no such host";
            }
        }
        return cause instanceof ConnectException
                ? "connection refused"
                : cause.getClass().getSimpleName();
    }
}
