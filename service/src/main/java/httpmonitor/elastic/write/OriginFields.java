package httpmonitor.elastic.write;

import static httpmonitor.elastic.write.JsonBytes.ascii;

import httpmonitor.ingest.ship.EntrySink.LineOrigin;

/**
 * Writes the fields of a line's origin: {@code log.file.path}, {@code log.offset}, {@code host.name}. Remembers the
 * last path as JSON, because the next line is nearly always of the same file. Not thread-safe.
 */
final class OriginFields {
    private final byte[] host;
    private String path = "";
    private byte[] log = {};

    OriginFields(String hostName) {
        host = new JsonBytes(64)
                .raw(ascii("},\"host\":{\"name\":\""))
                .escaped(hostName)
                .raw(ascii("\"},"))
                .toBytes();
        remember(path);
    }

    /** Appends the fields, with a comma after them. */
    void write(JsonBytes out, LineOrigin origin) {
        if (!path.equals(origin.path())) {
            remember(origin.path());
        }
        out.raw(log).number(origin.offset()).raw(host);
    }

    private void remember(String newPath) {
        path = newPath;
        log = new JsonBytes(128)
                .raw(ascii("\"log\":{\"file\":{\"path\":\""))
                .escaped(newPath)
                .raw(ascii("\"},\"offset\":"))
                .toBytes();
    }
}
