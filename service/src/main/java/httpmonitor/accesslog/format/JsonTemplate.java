package httpmonitor.accesslog.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.accesslog.line.JsonScanner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an nginx directive whose lines are JSON objects ({@code escape=json}): which key holds which variable. */
final class JsonTemplate {

    private final byte[] bytes;
    private final Map<String, Meaning> variables;
    private final Map<String, Meaning> fields = new LinkedHashMap<>();

    private JsonTemplate(String text, Map<String, Meaning> variables) {
        this.bytes = text.getBytes(UTF_8);
        this.variables = variables;
    }

    static Format read(String text, Map<String, Meaning> variables) {
        JsonTemplate template = new JsonTemplate(text, variables);
        JsonScanner json = new JsonScanner(template.bytes, 0, template.bytes.length);
        if (!json.open('{')) {
            throw new FormatException("no JSON object", text, 0);
        }
        template.members(json, "");
        return new Format("the declared format", "JSON", Format.Kind.JSON, "", List.of(), template.fields);
    }

    private void members(JsonScanner json, String prefix) {
        while (json.key()) {
            String key = prefix + text(json);
            if (json.isNext('{')) {
                json.open('{');
                members(json, key + ".");
            } else if (json.scalar()) {
                Meaning meaning = variables.get(text(json).strip().replaceAll("[${}]", ""));
                if (meaning != null) {
                    fields.put(key, meaning);
                }
            }
        }
    }

    private String text(JsonScanner json) {
        return new String(bytes, json.from(), json.to() - json.from(), UTF_8);
    }
}
