package httpmonitor.elastic.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the answer to a bulk request item by item:
 * <pre>{"errors":true,"items":[{"create":{"status":201}},
 * {"create":{"status":400,"error":{"type":"...","reason":"..."}}}]}</pre>
 */
final class BulkAnswer {
    /** The needed fields of the answer. */
    static final String FILTER = "errors,items.*.status,items.*.error.type,items.*.error.reason";

    private static final JsonFactory JSON = new JsonFactory();

    private BulkAnswer() {}

    /**
     * The items, in the order of the request.
     *
     * @param expected how many items the request had
     * @throws IOException where the answer is incomplete, or belongs to another request
     */
    static List<BulkItem> read(InputStream answer, int expected) throws IOException {
        List<BulkItem> items = new ArrayList<>(expected);
        try (JsonParser json = JSON.createParser(answer)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean here = "items".equals(json.currentName());
                json.nextToken();
                if (here) {
                    items(json, items);
                } else {
                    json.skipChildren();
                }
            }
            expect(json.currentToken() == JsonToken.END_OBJECT);
        }
        if (items.size() != expected) {
            throw new IOException("it answers for " + items.size() + " of " + expected + " documents");
        }
        return items;
    }

    private static void items(JsonParser json, List<BulkItem> items) throws IOException {
        expect(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            expect(json.nextToken() == JsonToken.FIELD_NAME);
            expect(json.nextToken() == JsonToken.START_OBJECT);
            items.add(item(json));
            expect(json.nextToken() == JsonToken.END_OBJECT);
        }
        expect(json.currentToken() == JsonToken.END_ARRAY);
    }

    private static BulkItem item(JsonParser json) throws IOException {
        int status = 0;
        String type = "";
        String reason = "";
        for (int depth = 1; depth > 0; ) {
            JsonToken token = json.nextToken();
            expect(token != null);
            switch (token) {
                case START_OBJECT -> depth++;
                case END_OBJECT -> depth--;
                case VALUE_NUMBER_INT -> status = json.getIntValue();
                case VALUE_STRING -> {
                    if ("type".equals(json.currentName())) {
                        type = json.getText();
                    } else {
                        reason = json.getText();
                    }
                }
                default -> {}
            }
        }
        expect(status != 0);
        return new BulkItem(status, type, reason);
    }

    private static void expect(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("its answer is not an answer to a bulk request");
        }
    }
}
