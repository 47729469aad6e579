package httpmonitor.generate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is written, and each write by itself. */
final class MemorySink extends ByteArrayOutputStream {

    private final List<String> writes = new ArrayList<>();

    @Override
    public synchronized void write(byte[] lines, int from, int length) {
        super.write(lines, from, length);
        writes.add(new String(lines, from, length, StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
        return toByteArray();
    }

    /** All lines, one character for each byte. */
    List<String> lines() {
        String text = toString(StandardCharsets.ISO_8859_1);
        return text.isEmpty()
                ? List.of()
                : List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    List<String> writes() {
        return writes;
    }
}
