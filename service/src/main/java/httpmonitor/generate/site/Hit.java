package httpmonitor.generate.site;

/**
 * One request, as a log shows it. Texts hold one character for each byte; an absent one is {@code -}.
 *
 * @param host virtual host
 * @param client its address
 * @param user authenticated user
 * @param request method, target and version
 * @param status the answer's code
 * @param bytes size of the answer's body, or {@link #NO_BODY}
 * @param referrer where the link was
 * @param agent the client's software
 * @param micros how long the server took, in microseconds; 0 where the format has no place for it
 */
public record Hit(
        String host,
        String client,
        String user,
        String request,
        int status,
        long bytes,
        String referrer,
        String agent,
        long micros) {

    /** The size of a body that was not sent. */
    public static final long NO_BODY = -1;

    /** The same client asking something else, or something odd. */
    public Hit with(String otherRequest, int otherStatus, long otherBytes) {
        return new Hit(host, client, user, otherRequest, otherStatus, otherBytes, "-", "-", micros);
    }

    /** The same with other texts from the client. */
    public Hit claiming(String otherReferrer, String otherAgent) {
        return new Hit(host, client, user, request, status, bytes, otherReferrer, otherAgent, micros);
    }

    /** The same, with how long the server took. */
    public Hit took(long otherMicros) {
        return new Hit(host, client, user, request, status, bytes, referrer, agent, otherMicros);
    }

    /** The request's first word; empty where the request is malformed. */
    public String method() {
        return isWellFormed() ? request.substring(0, request.indexOf(' ')) : "";
    }

    /** Everything between the request's first and last word; empty where the request is malformed. */
    public String target() {
        return isWellFormed() ? request.substring(request.indexOf(' ') + 1, request.lastIndexOf(' ')) : "";
    }

    /** The request's last word; empty where the request is malformed. */
    public String version() {
        return isWellFormed() ? request.substring(request.lastIndexOf(' ') + 1) : "";
    }

    private boolean isWellFormed() {
        int last = request.lastIndexOf(' ');
        return last > request.indexOf(' ') && request.startsWith("HTTP/", last + 1);
    }
}
