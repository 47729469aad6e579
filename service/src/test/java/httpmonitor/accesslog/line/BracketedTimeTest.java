package httpmonitor.accesslog.line;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class BracketedTimeTest {

    private static final DateTimeFormatter COMMON_LOG =
            DateTimeFormatter.ofPattern("'['dd/MMM/uuuu:HH:mm:ss xx']'", Locale.ENGLISH);

    @Test
    void daysOfTenThousandYearsAreThoseOfTheCalendar() {
        LocalDate day = LocalDate.of(0, 1, 1);
        while (day.getYear() <= 9999) {
            Assertions.assertEquals(
                    day.toEpochDay() * 86_400, parse(text(day.atStartOfDay().atOffset(ZoneOffset.UTC))));
            day = day.plusDays(day.getYear() > 1890 && day.getYear() < 2110 ? 1 : 13);
        }
    }

    @Test
    void randomTimesWithRandomOffsetsAreThoseOfTheCalendar() {
        var random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            var offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60 + 1));
            long second = random.nextLong(BracketedTime.FIRST_SECOND + 86_400, BracketedTime.LAST_SECOND - 86_400);
            var time = Instant.ofEpochSecond(second).atOffset(offset);

            Assertions.assertEquals(second, parse(text(time)));
        }
    }

    @Test
    void everyBitFlippedInATimeGivesAnotherTimeOrNoneTheCaseOfTheMonthAside() {
        byte[] time = "[10/Oct/2000:13:55:36 -0700]".getBytes(US_ASCII);
        for (int bit = 0; bit < time.length * Byte.SIZE; bit++) {
            boolean otherCase = bit / Byte.SIZE >= 4 && bit / Byte.SIZE < 7 && bit % Byte.SIZE == 5;
            if (otherCase) {
                continue;
            }
            time[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(BracketedTime.epochSecond(time, 0, time.length)).isNotEqualTo(971_211_336L);
            time[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
    }

    private static String text(OffsetDateTime time) {
        return COMMON_LOG.format(time);
    }

    private static long parse(String time) {
        byte[] bytes = time.getBytes(US_ASCII);
        return BracketedTime.epochSecond(bytes, 0, bytes.length);
    }
}
