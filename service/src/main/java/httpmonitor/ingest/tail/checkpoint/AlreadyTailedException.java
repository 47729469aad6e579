package httpmonitor.ingest.tail.checkpoint;

/** Another process, or another tailer in this process, reads the source. The message is a sentence for the user. */
public final class AlreadyTailedException extends Exception {
    private static final long serialVersionUID = 1L;

    AlreadyTailedException(String path) {
        super("Another shipper is tailing " + path + " already; stop it first, or leave that file to it.");
    }
}
