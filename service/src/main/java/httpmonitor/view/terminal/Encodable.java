package httpmonitor.view.terminal;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import org.jline.utils.WCWidth;

/**
 * Replaces a character that a charset cannot encode with question marks of the same width, so that columns stay
 * aligned; the ellipsis with a tilde.
 */
final class Encodable {

    /** The mark of a text that is cut. */
    private static final int ELLIPSIS = '…';

    private Encodable() {}

    static String of(String text, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder encodable = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            String character = Character.toString(codePoint);
            if (encoder.canEncode(character)) {
                encodable.append(character);
            } else if (codePoint == ELLIPSIS) {
                encodable.append('~');
            } else {
                encodable.repeat("?", Math.max(0, WCWidth.wcwidth(codePoint)));
            }
        });
        return encodable.toString();
    }
}
