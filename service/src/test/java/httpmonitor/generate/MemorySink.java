package httpmonitor.generate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is written, and each write by itself. */
final class MemorySink implements LineSink {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> writes = new ArrayList<>();

    @Override
    public void write(ByteBuffer lines) {
        byte[] written = new byte[lines.remaining()];
        lines.get(written);
        bytes.writeBytes(written);
        writes.add(new String(written, StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** All lines, one character for each byte. */
    List<String> lines() {
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        return text.isEmpty()
                ? List.of()
                : List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    List<String> writes() {
        return writes;
    }

    @Override
    public void close() {}
}
