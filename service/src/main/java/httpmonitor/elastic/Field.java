package httpmonitor.elastic;

/** Names of the stored documents' fields. */
final class Field {
    static final String TIMESTAMP = "@timestamp";
    static final String SECTION = "section";
    static final String CLIENT = "source.address";
    static final String STATUS = "http.response.status_code";
    static final String BYTES = "http.response.body.bytes";
    static final String METHOD = "http.request.method";
    static final String PATH = "url.path";
    static final String DOMAIN = "url.domain";
    static final String HOST = "host.name";
    static final String USER_AGENT = "user_agent.original";
    static final String CREATED = "event.created";

    private Field() {}
}
