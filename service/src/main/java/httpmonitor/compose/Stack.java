package httpmonitor.compose;

/** The kind of stack that stores and ingests hits. */
public enum Stack {
    /** Docker Compose where a Docker engine answers, else embedded. */
    AUTO,
    DOCKER,
    EMBEDDED
}
