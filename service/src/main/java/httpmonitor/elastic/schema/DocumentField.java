package httpmonitor.elastic.schema;

/** Names of the stored documents' fields. */
public final class DocumentField {
    public static final String TIMESTAMP = "@timestamp";
    public static final String SECTION = "section";
    public static final String CLIENT = "source.address";
    public static final String CLIENT_IP = "source.ip";
    public static final String STATUS = "http.response.status_code";
    public static final String BYTES = "http.response.body.bytes";
    public static final String METHOD = "http.request.method";
    public static final String PATH = "url.path";
    public static final String DOMAIN = "url.domain";
    public static final String HOST = "host.name";
    public static final String USER_AGENT = "user_agent.original";
    public static final String REFERRER = "http.request.referrer";
    public static final String DURATION = "event.duration";
    public static final String CREATED = "event.created";

    private DocumentField() {}
}
