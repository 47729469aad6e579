package httpmonitor.compose;

/** The program that reads the access log in the Docker stack. */
public enum LogReader {
    LOGSTASH,
    SHIP
}
