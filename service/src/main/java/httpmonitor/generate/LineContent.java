package httpmonitor.generate;

import httpmonitor.generate.site.Share;

/**
 * The content of generated lines.
 *
 * @param format how they are written
 * @param errors the share of hits that are answered with 5xx; of the others as many, but at most 3 %, are answered with
 *     4xx, so that there is no error at 0 %
 * @param malformed the share of lines that are odd: TLS handshakes, requests that are {@code -}, garbage, lines cut
 *     short, texts meant to harm a terminal or a spreadsheet. Some of them still are hits, though without a section
 */
public record LineContent(LogFormat format, Share errors, Share malformed) {

    /** Combined format, 2 % server errors, no odd lines. */
    public static final LineContent USUAL = new LineContent(LogFormat.COMBINED, Share.ofPercent(2), Share.NONE);
}
