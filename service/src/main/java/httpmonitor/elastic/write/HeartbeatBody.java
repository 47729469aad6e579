package httpmonitor.elastic.write;

import static httpmonitor.elastic.write.JsonBytes.ascii;

import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.files.Sha256;
import httpmonitor.ingest.ship.EntrySink.Heartbeat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Heartbeats as the body of one bulk request. A source's id is made of host and path, so that each heartbeat
 * replaces the one before, also after a restart.
 */
final class HeartbeatBody {
    private static final byte[] ACTION = ascii("{\"index\":{\"_index\":\"" + IndexNames.HEARTBEAT + "\",\"_id\":\"");

    private HeartbeatBody() {}

    static JsonBytes of(String host, List<Heartbeat> beats) {
        JsonBytes body = new JsonBytes(512 * beats.size());
        Timestamps times = new Timestamps();
        for (Heartbeat beat : beats) {
            body.raw(ACTION).raw(ascii(id(host, beat.path()))).raw(ascii("\"}}\n{"));
            body.raw(ascii("\"@timestamp\":"));
            times.write(body, beat.at());
            body.raw(ascii(",\"covered_until\":"));
            times.write(body, beat.coveredUntil());
            body.raw(ascii(",\"host\":\""))
                    .escaped(host)
                    .raw(ascii("\",\"path\":\""))
                    .escaped(beat.path())
                    .raw('"');
            number(body, ",\"size\":", beat.size());
            number(body, ",\"offset\":", beat.offset());
            number(body, ",\"lines\":", beat.lines());
            number(body, ",\"hits\":", beat.hits());
            number(body, ",\"unparsed\":", beat.unparsed());
            number(body, ",\"rejected\":", beat.rejected());
            if (!beat.warning().isEmpty()) {
                body.raw(ascii(",\"warning\":\"")).escaped(beat.warning()).raw('"');
            }
            body.raw(ascii("}\n"));
        }
        return body;
    }

    private static void number(JsonBytes body, String name, long value) {
        body.raw(ascii(name)).number(value);
    }

    /** The document's id: a hash, because a path may be longer than an id may be. */
    static String id(String host, String path) {
        byte[] hash = Sha256.start().digest((host + '\0' + path).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
    }
}
