package httpmonitor.view.json;

import httpmonitor.view.text.Printable;

/** A failure as JSON: {@code {"error":"one sentence"}} on one line. */
public final class ErrorJson {

    private ErrorJson() {}

    /**
     * The object and a line feed.
     *
     * @param sentence for users, with or without a full stop; invisible characters are escaped
     */
    public static String of(String sentence) {
        String whole = sentence.matches("(?s).*[.!?]") ? sentence : sentence + ".";
        return JsonText.object(json -> json.text("error", Printable.of(whole)));
    }
}
