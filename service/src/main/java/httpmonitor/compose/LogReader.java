package httpmonitor.compose;

/** What reads the access log in the Docker stack. */
public enum LogReader {
    LOGSTASH,
    SHIP
}
