package httpmonitor.cli;

/** What stores and ingests hits. */
enum Stack {
    /** Docker Compose where a Docker engine answers, else embedded. */
    AUTO,
    DOCKER,
    EMBEDDED
}
