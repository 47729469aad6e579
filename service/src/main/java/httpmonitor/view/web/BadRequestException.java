package httpmonitor.view.web;

/** A wrong request; the message is a sentence for the user. */
final class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadRequestException(String sentence) {
        super(sentence);
    }
}
