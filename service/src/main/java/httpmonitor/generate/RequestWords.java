package httpmonitor.generate;

/**
 * A request line's words; those of one that is malformed are empty.
 *
 * @param target everything between the first and the last word
 */
record RequestWords(String method, String target, String version) {

    static RequestWords of(String request) {
        int first = request.indexOf(' ');
        int last = request.lastIndexOf(' ');
        return first < 0 || first == last || !request.startsWith("HTTP/", last + 1)
                ? new RequestWords("", "", "")
                : new RequestWords(
                        request.substring(0, first), request.substring(first + 1, last), request.substring(last + 1));
    }
}
