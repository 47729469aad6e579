package httpmonitor.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.BracketedTime;
import httpmonitor.accesslog.line.EntryField;
import httpmonitor.accesslog.line.ParsedLine;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser returns a result for every line: within bounds, in valid UTF-8, and in linear time. */
class HostileLinesTest {

    private static final long SEED = 20_261_121;
    private static final int RANDOM_LINES = 200_000;
    private static final int TEN_MEGABYTES = 10_000_000;
    private static final List<String> KEYS = List.of("log", "message", "msg", "MESSAGE", "textPayload", "status");
    private static final String JSON_SYNTAX = "\\\\\\uuud8Dc0 \"{}[],:1x\u00e9";
    private static final String SYNTAX = "\"\\[] ,-/:?#@.0123456789abfGETHTP\u0000\u00e9\u00ff";

    @Test
    void randomBytesHaveAResult() {
        var random = new Random(SEED);
        byte[] buffer = new byte[128];
        for (int i = 0; i < RANDOM_LINES; i++) {
            random.nextBytes(buffer);
            check(buffer, random.nextInt(64), 64 + random.nextInt(64));
        }
    }

    @Test
    void randomSyntaxHasAResult() {
        var random = new Random(SEED);
        byte[] buffer = new byte[128];
        for (int i = 0; i < RANDOM_LINES; i++) {
            for (int at = 0; at < buffer.length; at++) {
                buffer[at] = (byte) SYNTAX.charAt(random.nextInt(SYNTAX.length()));
            }
            check(buffer, random.nextInt(64), 64 + random.nextInt(64));
        }
    }

    @Test
    void randomStringsInJsonHaveAResult() {
        var random = new Random(SEED);
        for (int i = 0; i < RANDOM_LINES; i++) {
            StringBuilder line = new StringBuilder("{\"" + KEYS.get(random.nextInt(KEYS.size())) + "\":\"");
            for (int rest = random.nextInt(12); rest > 0; rest--) {
                line.append(JSON_SYNTAX.charAt(random.nextInt(JSON_SYNTAX.length())));
            }
            byte[] bytes = line.append("\"}").toString().getBytes(UTF_8);
            check(bytes, 0, bytes.length);
        }
    }

    @Test
    void mutatedLinesHaveAResult() {
        var random = new Random(SEED);
        List<byte[]> lines = Lines.table("lines.txt").stream()
                .map(row -> ((String) row.get()[0]).getBytes(UTF_8))
                .toList();
        int hits = 0;
        for (int i = 0; i < RANDOM_LINES; i++) {
            byte[] line = mutated(lines.get(random.nextInt(lines.size())), random);
            hits += check(line, 0, line.length) instanceof AccessLogEntry ? 1 : 0;
        }
        assertThat(hits).isBetween(RANDOM_LINES / 10, RANDOM_LINES * 9 / 10);
    }

    private static byte[] mutated(byte[] line, Random random) {
        byte[] result = line.clone();
        for (int mutation = random.nextInt(3); mutation >= 0 && result.length > 1; mutation--) {
            int at = random.nextInt(result.length);
            int other = random.nextInt(result.length);
            switch (random.nextInt(4)) {
                case 0 -> result[at] = (byte) SYNTAX.charAt(random.nextInt(SYNTAX.length()));
                case 1 -> result[at] = result[other];
                case 2 -> result = Arrays.copyOf(result, at + 1);
                default -> // moves the rest of the line to the left, over what is between the two places
                    System.arraycopy(result, at, result, Math.min(at, other), result.length - Math.max(at, other));
            }
        }
        return result;
    }

    @SuppressWarnings("ReferenceEquality") // whether the entry refers to the same array
    private static ParsedLine check(byte[] bytes, int from, int to) {
        byte[] before = bytes.clone();
        ParsedLine parsed = AccessLogParser.parse(bytes, from, to);
        byte[] alone = Arrays.copyOfRange(bytes, from, to);
        ParsedLine again = AccessLogParser.parse(alone, 0, alone.length);

        Assertions.assertArrayEquals(before, bytes);
        Assertions.assertEquals(Lines.describe(again, Set.of()), Lines.describe(parsed, Set.of()));
        if (parsed instanceof AccessLogEntry entry) {
            // An entry points into the line, or into a copy in valid UTF-8 with decoded escapes.
            boolean isInPlace = entry.bytes() == bytes;
            checkFields(entry, isInPlace ? from : 0, isInPlace ? to : entry.bytes().length);
        }
        return parsed;
    }

    private static void checkFields(AccessLogEntry entry, int from, int to) {
        Assertions.assertTrue(entry.has(EntryField.CLIENT));
        for (EntryField field : EntryField.values()) {
            if (entry.has(field)) {
                Assertions.assertTrue(
                        entry.from(field) >= from && entry.from(field) < entry.to(field) && entry.to(field) <= to);
                checkUtf8(entry, field);
            }
        }
        Assertions.assertTrue(entry.has(EntryField.TARGET) || !entry.has(EntryField.METHOD));
        Assertions.assertTrue(entry.status() >= AccessLogEntry.ABSENT && entry.status() <= Short.MAX_VALUE);
        Assertions.assertTrue(entry.bodyBytes() >= AccessLogEntry.ABSENT);
        Assertions.assertTrue(entry.epochSecond() >= BracketedTime.FIRST_SECOND);
        Assertions.assertTrue(entry.epochSecond() <= BracketedTime.LAST_SECOND);
    }

    private static void checkUtf8(AccessLogEntry entry, EntryField field) {
        int length = entry.to(field) - entry.from(field);
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(entry.bytes(), entry.from(field), length));
        } catch (CharacterCodingException e) {
            throw new AssertionError(field + " is no UTF-8", e);
        }
    }

    /** Linear time takes seconds here, and quadratic time hours: the limit separates them on any machine. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\"",
                "\\",
                "[",
                " [",
                "]",
                ",",
                ", ",
                "a,",
                "-",
                "- ",
                "1.2.3.4 ",
                "\"\"",
                "\"\\",
                "\\\"",
                "\" ",
                "\",",
                "1,",
                "/",
                "?",
                "@",
                ":",
                "0",
                "\u00e9",
                "<T>",
                " <T>",
                " <T> ",
                " <T> x",
                " <T> \"",
                " <T> \"- "
            })
    void tenMegabytesOfOneRepeatedTextTakeLinearTime(String text) {
        String repeated = text.replace("<T>", Lines.TIME);
        String hostile = repeated.repeat(TEN_MEGABYTES / repeated.length());
        List<String> lines = List.of(
                hostile,
                "\"" + hostile,
                "1.2.3.4 - " + hostile + " " + Lines.TIME + " \"GET / HTTP/1.1\" 200 5",
                "1.2.3.4 - - " + Lines.TIME + " \"GET http://" + hostile,
                "1.2.3.4 - - " + Lines.TIME + " \"GET / HTTP/1.1\" 200 5 \"" + hostile,
                "\"1.2.3.4\",\"-\",\"" + hostile);

        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> lines.forEach(Lines::parse));
    }
}
