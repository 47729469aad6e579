package httpmonitor.elastic.rest;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page for browsers, where Elasticsearch should have answered: a proxy's, or that of another service. */
final class WebPage {

    private static final int LONGEST_HEAD = 4_096;
    private static final Pattern TITLE = Pattern.compile("<title>\\s*([^<]{1,100})", Pattern.CASE_INSENSITIVE);

    private WebPage() {}

    /** Whether the body begins as a page does; no JSON begins so. */
    static boolean is(byte[] body) {
        return head(body).startsWith("<");
    }

    /** What to call it: by its title, where it has one. */
    static String describe(byte[] body) {
        Matcher title = TITLE.matcher(head(body));
        return title.find() ? "a web page, \"" + title.group(1).strip() + "\"" : "a web page";
    }

    private static String head(byte[] body) {
        return new String(body, 0, Math.min(body.length, LONGEST_HEAD), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading();
    }
}
