package httpmonitor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * One line of the corpus.
 *
 * @param place file and line number, for messages
 * @param bytes the line without its LF
 * @param expected the hit's document without the fields that say where and when it was read;
 *     {@code {"unparsed": reason}} for a line that is no hit; null for one that stands for nothing
 */
@SuppressWarnings("ArrayRecordComponent") // a line is bytes, and two of them are never compared
record CorpusLine(String place, byte[] bytes, JsonNode expected) {

    @Override
    public String toString() {
        return place + ": " + new String(bytes, StandardCharsets.UTF_8);
    }
}
