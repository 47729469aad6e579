package httpmonitor.elastic;

import static httpmonitor.elastic.rest.Json.object;

import httpmonitor.http.JsonBody;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A stored hit as tests write it and count it, independently of what is tested. */
public record StoredHit(
        Instant time,
        Optional<String> section,
        String client,
        OptionalInt status,
        long bytes,
        String method,
        String host,
        Instant read,
        OptionalLong duration) {

    /** One that has no duration. */
    public StoredHit(
            Instant time,
            Optional<String> section,
            String client,
            OptionalInt status,
            long bytes,
            String method,
            String host,
            Instant read) {
        this(time, section, client, status, bytes, method, host, read, OptionalLong.empty());
    }

    /** A plain one. */
    public static StoredHit at(Instant time) {
        return new StoredHit(time, Optional.of("/a"), "10.0.0.1", OptionalInt.of(200), 1, "GET", "web-1", time);
    }

    public StoredHit from(String otherClient) {
        return new StoredHit(time, section, otherClient, status, bytes, method, host, read, duration);
    }

    public StoredHit of(String otherSection) {
        return new StoredHit(time, Optional.of(otherSection), client, status, bytes, method, host, read, duration);
    }

    public StoredHit readAt(Instant otherRead) {
        return new StoredHit(time, section, client, status, bytes, method, host, otherRead, duration);
    }

    public StoredHit taking(long nanos) {
        return new StoredHit(time, section, client, status, bytes, method, host, read, OptionalLong.of(nanos));
    }

    String json() {
        Map<String, Object> json = object(
                "@timestamp",
                time.toString(),
                "source",
                object("address", client),
                "http",
                object("request", object("method", method), "response", response()),
                "url",
                object("path", "/path" + client, "domain", "v" + host),
                "host",
                object("name", host),
                "event",
                event());
        section.ifPresent(name -> json.put("section", name));
        return JsonBody.of(json);
    }

    private Map<String, Object> event() {
        Map<String, Object> event = object("created", read.toString());
        duration.ifPresent(nanos -> event.put("duration", nanos));
        return event;
    }

    private Map<String, Object> response() {
        Map<String, Object> response = object("body", object("bytes", bytes));
        status.ifPresent(code -> response.put("status_code", code));
        return response;
    }
}
