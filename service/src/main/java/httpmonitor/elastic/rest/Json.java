package httpmonitor.elastic.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds request bodies that look as in Elasticsearch's documentation. */
public final class Json {

    /**
     * Far above the largest answer that we ask for; its objects fit into the heap of {@code run.sh}.
     */
    private static final long MOST_TOKENS = 2_000_000;

    /** The mapper for requests and answers; it refuses answers that are too large or too deep. Thread-safe. */
    public static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxTokenCount(MOST_TOKENS)
                    .maxNestingDepth(100)
                    .build())
            .build());

    private Json() {}

    /** An object of alternating names and values. */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
