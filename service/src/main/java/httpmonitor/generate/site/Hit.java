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

    /** The value of this name in a template of lines, as in the {@code log_format} of nginx. */
    public String value(String name) {
        return switch (name) {
            case "$client" -> client;
            case "$port" -> String.valueOf(1_024 + micros % 60_000);
            case "$user" -> user;
            case "$host" -> host;
            case "$request" -> request;
            case "$method" -> word(0);
            case "$target" -> word(1);
            case "$path" -> word(1).split("\\?", 2)[0];
            case "$query" -> word(1).replaceFirst("^[^?]*\\??", "");
            case "$version" -> word(2);
            case "$status" -> String.valueOf(status);
            case "$bytes" -> String.valueOf(Math.max(0, bytes));
            case "$bytes_or_dash" -> bytes == NO_BODY ? "-" : String.valueOf(bytes);
            case "$millis" -> String.valueOf(micros / 1_000);
            case "$millis_with_queue" -> String.valueOf(micros / 1_000 + 1);
            case "$seconds" -> decimal(micros / 1_000, 1_000);
            case "$seconds_to_the_micro" -> decimal(micros, 1_000_000);
            case "$referrer" -> referrer;
            case "$agent" -> agent;
            default -> throw new IllegalArgumentException(name + " is no value of a hit");
        };
    }

    /** Method, target or version of the request; empty where the request is malformed. */
    private String word(int index) {
        int first = request.indexOf(' ');
        int last = request.lastIndexOf(' ');
        boolean isWellFormed = last > first && request.startsWith("HTTP/", last + 1);
        return isWellFormed
                ? switch (index) {
                    case 0 -> request.substring(0, first);
                    case 1 -> request.substring(first + 1, last);
                    default -> request.substring(last + 1);
                }
                : "";
    }

    private static String decimal(long value, long unit) {
        return value / unit + "." + String.valueOf(unit + value % unit).substring(1);
    }
}
