package httpmonitor.view.json;

import httpmonitor.view.text.Printable;

/** A failure as JSON: {@code {"error":"one sentence"}} on one line. */
public final class ErrorJson {

    private ErrorJson() {}

    /**
     * The object and a line feed.
     *
     * @param sentence for users; invisible characters are escaped
     */
    public static String of(String sentence) {
        return JsonText.object(json -> json.text("error", Printable.of(sentence)));
    }
}
