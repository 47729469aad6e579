package httpmonitor.compose;

/** What stores and ingests hits. */
public enum Stack {
    /** Docker Compose where a Docker engine answers, else embedded. */
    AUTO,
    DOCKER,
    EMBEDDED
}
