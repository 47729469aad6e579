package httpmonitor.view.web;

/** A request that cannot be answered as it is written; the message is a sentence for people. */
final class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadRequestException(String sentence) {
        super(sentence);
    }
}
