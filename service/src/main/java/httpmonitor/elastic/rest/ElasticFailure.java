package httpmonitor.elastic.rest;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import httpmonitor.http.BoundedReason;
import httpmonitor.http.TlsFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * A failure of a call to Elasticsearch, as text for users: one line, no credentials, no stack trace.
 *
 * @param status the HTTP status that the server answered with, empty where it did not answer
 * @param reason the server's own reason, or the network's
 * @param advice what to do; empty where the reason says enough
 */
public record ElasticFailure(OptionalInt status, String reason, Optional<String> advice) {

    /** The longest reason that is passed on, in characters; the server may quote whole documents in one. */
    private static final int LONGEST_REASON = 500;

    private static final String NOT_ELASTICSEARCH = "that is not Elasticsearch, check host, port and path of --es-url";
    private static final String CLOSED = "use https:// in --es-url if it expects TLS, else look into its log";
    private static final String EXPLAIN = "GET /_cluster/allocation/explain there shows why";

    /** Makes the reason one line of bounded length. */
    public ElasticFailure {
        reason = BoundedReason.of(reason, LONGEST_REASON);
    }

    /** Reads a failure of either client. */
    public static ElasticFailure of(Throwable failure) {
        Optional<TlsFailure> tls = TlsFailure.of(failure);
        if (tls.isPresent()) {
            return unanswered(tls.get().reason(), tlsAdvice(tls.get().cause()));
        }
        return chain(failure)
                .flatMap(at -> specific(at).stream())
                .findFirst()
                .or(() -> unread(failure))
                .orElseGet(() -> unexplained(failure));
    }

    /** The failure and its causes; the clients wrap failures of other threads several times. */
    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static Optional<ElasticFailure> specific(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case ForeignAnswerException e ->
                        new ElasticFailure(OptionalInt.of(e.status()), message(e), Optional.of(NOT_ELASTICSEARCH));
                    case ElasticsearchException e -> answered(e.status(), reasonOf(e.error()));
                    case ResponseException e -> answered(e.getResponse());
                    case TransportException e -> e.getCause() == null ? transport(e) : null;
                    case ConnectException e -> unanswered(refused(e), "check that it runs there, and --es-url");
                    case NoRouteToHostException e ->
                        unanswered("no route to the host", "check the network, and --es-url");
                    case UnknownHostException e -> unanswered("no such host", "check --es-url");
                    case InterruptedIOException e -> unanswered(late(e), "check its load, and the network");
                    default -> null;
                });
    }

    /** An answer with a status, whose body the typed client could not read, as of a gateway in front of the server. */
    private static Optional<ElasticFailure> unread(Throwable failure) {
        return failure instanceof TransportException e && e.response() != null
                ? Optional.of(transport(e))
                : Optional.empty();
    }

    private static ElasticFailure unexplained(Throwable failure) {
        if (chain(failure).anyMatch(ElasticFailure::isSilentlyClosed)) {
            return unanswered("it closed the connection without an answer", CLOSED);
        }
        return chain(failure).anyMatch(at -> at instanceof ProtocolException || at instanceof ParseException)
                ? unanswered("its answer is not HTTP", CLOSED) // such as the TLS alert of a server that expects TLS
                : unanswered(message(chain(failure).reduce(failure, (outer, inner) -> inner)), null);
    }

    /** Reads an answer that is an error: its status, and Elasticsearch's reason in its body. */
    static ElasticFailure answered(Response response) {
        HttpEntity entity = response.getEntity();
        byte[] body = {};
        if (entity != null) {
            try (InputStream in = entity.getContent()) {
                body = in.readNBytes(AnswerLimits.LARGEST_ERROR);
            } catch (IOException e) {
                return answered(response.getStatusCode(), "its reason cannot be read: " + message(e));
            }
        }
        String location = response.getHeader("Location");
        if (location != null) {
            String reason = "a redirect to " + location + ", which is not followed";
            return new ElasticFailure(
                    OptionalInt.of(response.getStatusCode()),
                    reason,
                    Optional.of("give the address itself in --es-url"));
        }
        ElasticFailure failure = answered(response.getStatusCode(), body);
        return isForeign(response) ? failure.orAdvice(NOT_ELASTICSEARCH) : failure;
    }

    /** A 404 without Elasticsearch's header: for example, a proxy answers a misspelt path. */
    private static boolean isForeign(Response response) {
        return response.getStatusCode() == 404 && response.getHeader("X-Elastic-Product") == null;
    }

    private ElasticFailure orAdvice(String other) {
        return new ElasticFailure(status, reason, advice.or(() -> Optional.of(other)));
    }

    private static ElasticFailure answered(int status, byte[] body) {
        if (WebPage.is(body)) {
            String page = WebPage.describe(body);
            String advice = page.contains("HTTPS port") ? "use https:// in --es-url" : NOT_ELASTICSEARCH;
            return new ElasticFailure(OptionalInt.of(status), page, Optional.of(advice));
        }
        Optional<String> closed = ErrorBody.closedIndex(body);
        if (closed.isPresent()) {
            String reason = "index " + closed.get() + " is closed";
            return new ElasticFailure(OptionalInt.of(status), reason, Optional.of("open it, or delete it"));
        }
        Optional<String> red = ErrorBody.unhealthy(body);
        return red.isPresent()
                ? new ElasticFailure(OptionalInt.of(status), red.get(), Optional.of(EXPLAIN))
                : answered(status, ErrorBody.reason(body));
    }

    /**
     * The failure of a request that was answered with an error, with the advice for its block or its status.
     *
     * @param status the HTTP status
     * @param reason the server's own reason, may be empty
     */
    public static ElasticFailure answered(int status, String reason) {
        Optional<String> advice = ClusterBlock.advice(reason).or(() -> Optional.ofNullable(adviceFor(status)));
        return new ElasticFailure(OptionalInt.of(status), reason, advice);
    }

    /**
     * The sentence.
     *
     * @param what what could not be done, for example {@code "Cannot read the index templates"}
     * @param where the server's URL without credentials
     */
    public String sentence(String what, String where) {
        String said = status.isPresent()
                ? "Elasticsearch at " + where + " answers " + status.getAsInt()
                : "Elasticsearch at " + where + " cannot be reached";
        String because = reason.isEmpty() ? "" : " (" + reason + ")";
        return what + ": " + said + because + advice.map(todo -> "; " + todo).orElse("");
    }

    /** Answers of other servers, such as a proxy, end here. */
    private static ElasticFailure transport(TransportException e) {
        return e.response() == null ? unanswered(message(e), null) : answered(e.statusCode(), message(e));
    }

    private static @Nullable String adviceFor(int status) {
        return switch (status) {
            case 401 -> "check --api-key, or --username and --password";
            case 403 -> "give that user or key the privilege, see setup";
            case 413 -> "raise http.max_content_length there, or send less at once";
            case 429, 503 -> "it is overloaded or not ready, try again later";
            default -> null;
        };
    }

    private static ElasticFailure unanswered(String reason, @Nullable String advice) {
        return new ElasticFailure(OptionalInt.empty(), reason, Optional.ofNullable(advice));
    }

    /**
     * Whether there was a connection, and it ended before the answer did: a server that refuses a request without
     * reading all of it may close it so early that its reason is lost.
     */
    public static boolean isBrokenConnection(Throwable failure) {
        return chain(failure).anyMatch(at -> at instanceof ConnectionClosedException || isReset(at));
    }

    /**
     * What the kernel reports as {@code ECONNRESET} or {@code EPIPE}; failures to connect are exceptions of other
     * types.
     */
    private static boolean isReset(Throwable failure) {
        boolean connected = !(failure instanceof ConnectException || failure instanceof NoRouteToHostException);
        return connected
                && (failure instanceof SocketException || message(failure).contains("Broken pipe"));
    }

    private static String reasonOf(ErrorCause error) {
        ErrorCause root =
                error.rootCause().isEmpty() ? error : error.rootCause().getFirst();
        return root.reason() == null ? root.type() : root.type() + ": " + root.reason();
    }

    private static String refused(ConnectException e) {
        if (message(e).equals(RestClients.GUARDED)) {
            return message(e);
        }
        return message(e).contains("timed out") ? "the connection timed out" : "connection refused";
    }

    private static String tlsAdvice(TlsFailure.Cause cause) {
        return switch (cause) {
            case OTHER_HOST -> "name in --es-url a host that the certificate names";
            case NOT_VALID_NOW -> "renew the certificate there, and check the clock of this machine";
            case NOT_TRUSTED -> "give its CA with --ca-cert or --ca-fingerprint";
            case PLAIN_HTTP -> "use http:// in --es-url";
            case OTHER -> "check the settings of TLS there";
        };
    }

    private static String late(InterruptedIOException e) {
        return message(e).startsWith("no whole answer") ? message(e) : "no answer in time";
    }

    /** Whether the server closed the connection: it expects TLS and got plain HTTP, or it is stopping. */
    private static boolean isSilentlyClosed(Throwable failure) {
        return isReset(failure)
                || (failure instanceof ConnectionClosedException
                        && message(failure).startsWith("Connection closed"));
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
    }
}
