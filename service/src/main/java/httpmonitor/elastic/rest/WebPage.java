package httpmonitor.elastic.rest;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises a web page in place of Elasticsearch's answer: of a proxy, or of another service. */
final class WebPage {

    private static final int LONGEST_HEAD = 4_096;
    private static final Pattern TITLE = Pattern.compile("<title>\\s*([^<]{1,100})", Pattern.CASE_INSENSITIVE);

    private WebPage() {}

    /** Whether the body begins like a page; no JSON begins so. */
    static boolean is(byte[] body) {
        return head(body).startsWith("<");
    }

    /** A description for messages, with the page's title if it has one. */
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
