package httpmonitor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the pipeline's grok patterns make of a line, in the corpus's terms: the pipeline in small, with its patterns and this class's
 * word for what stands between them.
 */
final class GrokkedLine {
    private static final Pattern CSV = Pattern.compile("^\"(?:[^\"\\\\]|\\\\.|\"\")*+\",", Pattern.DOTALL);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH);
    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
    private static final List<String> TEXTS = List.of(
            "section",
            "source.address",
            "source.ip",
            "user.name",
            "http.version",
            "http.request.method",
            "http.request.referrer",
            "url.original",
            "url.path",
            "url.query",
            "url.domain",
            "user_agent.original");

    private final Map<String, PipelineGrok> groks = PipelineGrok.all();

    JsonNode of(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        if (text.isEmpty() || text.startsWith("\"remotehost\",")) {
            return JsonNodeFactory.instance.nullNode();
        }
        boolean csv = CSV.matcher(text).find();
        Map<String, String> fields = new HashMap<>(Map.of("message", text));
        for (String id :
                List.of(csv ? "csv-line" : "common-line", "front-columns", "ip-address", "request", "target")) {
            apply(id, fields);
        }
        if (fields.containsKey("@metadata.scheme")) {
            fields.putIfAbsent("section", "/");
        }
        String reason = csv ? whyNoCsvHit(fields) : whyNoHit(fields);
        return reason.isEmpty()
                ? document(fields)
                : JsonNodeFactory.instance.objectNode().put("unparsed", reason);
    }

    private void apply(String id, Map<String, String> fields) {
        PipelineGrok grok = groks.get(id);
        if (grok == null) {
            throw new IllegalStateException("the pipeline has no grok filter with the id " + id);
        }
        String text = fields.get(grok.field());
        if (text != null) {
            fields.putAll(grok.captures(text));
        }
    }

    private static String whyNoCsvHit(Map<String, String> fields) {
        if (!fields.containsKey("source.address")) {
            return "no client";
        }
        if (!fields.containsKey("@metadata.who")) {
            return "no identity and user";
        }
        return fields.containsKey("@metadata.epoch") ? whatIsMissing(fields) : "the date is not in epoch seconds";
    }

    private static String whyNoHit(Map<String, String> fields) {
        String text = fields.getOrDefault("message", "");
        if (!fields.containsKey("@metadata.time") || !isInRange(time(fields))) {
            return fields.containsKey("@metadata.nothing_in_front")
                    ? "no client"
                    : text.matches("(?s).* \\[[0-9].*")
                            ? "the time in brackets is not a time in front of a quoted request"
                            : "no time in brackets";
        }
        return fields.containsKey("source.address") ? whatIsMissing(fields) : "no client";
    }

    private static String whatIsMissing(Map<String, String> fields) {
        if (!fields.containsKey("@metadata.request_seen")) {
            return "no request whose quotes end";
        }
        if (!fields.containsKey("@metadata.status")) {
            return "no status";
        }
        return fields.containsKey("@metadata.bytes") ? "" : "no bytes";
    }

    private static ObjectNode document(Map<String, String> fields) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("@timestamp", ISO.format(time(fields)));
        for (String field : TEXTS) {
            String text = fields.get(field);
            if (text != null) {
                parent(document, field).put(lastName(field), text);
            }
        }
        number(document, "http.response.status_code", fields.get("@metadata.status"), Short.MAX_VALUE);
        number(document, "http.response.body.bytes", fields.get("@metadata.bytes"), Long.MAX_VALUE);
        return document;
    }

    private static Instant time(Map<String, String> fields) {
        String time = fields.get("@metadata.time");
        return time == null
                ? Instant.ofEpochSecond(Long.parseLong(fields.getOrDefault("@metadata.epoch", "")))
                : OffsetDateTime.parse(time, TIME).toInstant();
    }

    private static boolean isInRange(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        return year >= 0 && year <= 9999;
    }

    private static void number(ObjectNode document, String field, @Nullable String digits, long max) {
        if (digits == null || digits.equals("-") || new BigInteger(digits).compareTo(BigInteger.valueOf(max)) > 0) {
            return;
        }
        long value = Long.parseLong(digits);
        ObjectNode parent = parent(document, field);
        if (value <= Integer.MAX_VALUE) {
            parent.put(lastName(field), (int) value);
        } else {
            parent.put(lastName(field), value);
        }
    }

    private static ObjectNode parent(ObjectNode document, String field) {
        int dot = field.lastIndexOf('.');
        return dot < 0
                ? document
                : document.withObject('/' + field.substring(0, dot).replace('.', '/'));
    }

    private static String lastName(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }
}
