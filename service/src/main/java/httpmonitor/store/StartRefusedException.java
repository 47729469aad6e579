package httpmonitor.store;

/** Elasticsearch was not started; the message is one sentence for the user. */
final class StartRefusedException extends Exception {

    private final String reason;

    StartRefusedException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
