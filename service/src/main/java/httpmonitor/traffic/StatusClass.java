package httpmonitor.traffic;

/** The classes that status codes are counted in. */
public enum StatusClass {
    INFORMATIONAL("1xx"),
    SUCCESS("2xx"),
    REDIRECTION("3xx"),
    CLIENT_ERROR("4xx"),
    SERVER_ERROR("5xx"),
    /** Codes below 100 and above 599. */
    OTHER("other"),
    /** Hits without a code. */
    NONE("none");

    private final String label;

    StatusClass(String label) {
        this.label = label;
    }

    /** What users read and write, for example {@code 4xx}. */
    public String label() {
        return label;
    }
}
