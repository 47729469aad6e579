package httpmonitor.cli;

/** What reads the access log in the Docker stack. */
enum Shipper {
    LOGSTASH,
    SHIP
}
