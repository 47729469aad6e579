package httpmonitor.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class EightBytesTest {

    @Test
    void findsWhatOneByteAtATimeFinds() {
        var random = new Random(8);
        byte[] bytes = new byte[40];
        for (int i = 0; i < 200_000; i++) {
            random.nextBytes(bytes);
            scatter("\"\\!#[]".charAt(random.nextInt(6)), bytes, random);
            int from = random.nextInt(20);
            int to = from + random.nextInt(21);

            Assertions.assertEquals(naive(bytes, from, to), EightBytes.indexOf('"', '\\', bytes, from, to));
        }
    }

    @Test
    void copiesUpToWhatJsonEscapes() {
        var random = new Random(9);
        byte[] bytes = new byte[40];
        for (int i = 0; i < 200_000; i++) {
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) (' ' + random.nextInt(256 - ' ')); // no control character yet
            }
            scatter("\"\\!#[]\0\n\u001f".charAt(random.nextInt(9)), bytes, random);
            int from = random.nextInt(20);
            int to = from + random.nextInt(21);

            int expected = from;
            while (expected < to && (bytes[expected] & 0xff) >= ' ' && !isQuoteOrBackslash(bytes[expected])) {
                expected++;
            }
            byte[] copy = new byte[60];
            Arrays.fill(copy, (byte) '.');
            int copied = expected - from;
            Assertions.assertEquals(expected, EightBytes.copyUpToEscape(bytes, from, to, copy, 3));
            Assertions.assertEquals(-1, Arrays.mismatch(bytes, from, expected, copy, 3, 3 + copied));
            Assertions.assertEquals("...", new String(copy, 0, 3, StandardCharsets.US_ASCII));
            Assertions.assertEquals(
                    ".".repeat(copy.length - 11 - copied),
                    new String(copy, 11 + copied, copy.length - 11 - copied, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void seesEveryByteThatIsNotAscii() {
        for (int length = 0; length < 30; length++) {
            byte[] bytes = new byte[length + 2];
            bytes[0] = -1;
            bytes[length + 1] = -1;
            Assertions.assertTrue(EightBytes.isAscii(bytes, 1, length + 1));
            for (int at = 1; at <= length; at++) {
                bytes[at] = Byte.MIN_VALUE;
                Assertions.assertFalse(EightBytes.isAscii(bytes, 1, length + 1));
                bytes[at] = 0;
            }
        }
    }

    private static void scatter(char ascii, byte[] bytes, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) ascii;
        }
    }

    private static boolean isQuoteOrBackslash(byte character) {
        return character == '"' || character == '\\';
    }

    private static int naive(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isQuoteOrBackslash(bytes[i])) {
                return i;
            }
        }
        return to;
    }
}
