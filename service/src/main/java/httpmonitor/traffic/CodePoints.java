package httpmonitor.traffic;

import java.util.Arrays;
import java.util.Comparator;

/** The order in which Elasticsearch sorts texts: by code point, not by UTF-16 unit. */
final class CodePoints {

    static final Comparator<String> ORDER =
            Comparator.comparing(text -> text.codePoints().toArray(), Arrays::compare);

    private CodePoints() {}
}
