package httpmonitor.view.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import httpmonitor.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A file of the page, packaged with the program; sent compressed to browsers that accept that. */
final class WebResource implements HttpHandler {

    private final String type;
    private final byte[] plain;
    private final byte[] compressed;

    /**
     * Reads it.
     *
     * @param file its name in the classpath
     * @param type its media type
     */
    WebResource(String file, String type) {
        this.type = type;
        this.plain = read(file);
        this.compressed = compress(plain);
    }

    static byte[] read(String file) {
        try (InputStream in = WebResource.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program was packaged without " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + file + " cannot be read", e);
        }
    }

    private static byte[] compress(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String accepted = String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
        boolean zipped = accepted.contains("gzip");
        if (zipped) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
        Reply.send(exchange, 200, type, zipped ? compressed : plain);
    }
}
