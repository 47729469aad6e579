package httpmonitor.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes plain combined lines fast, with as many sections and clients as asked for; what the product's own generator
 * writes is more lifelike, and has no knob for that.
 *
 * @param sections how many different ones, lower numbers more often
 * @param clients how many different ones, all equally often
 */
record HitLog(int sections, int clients) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss +0000", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Duration LEAST = Duration.ofHours(1);
    private static final int[] STATUSES = {200, 200, 200, 200, 200, 200, 304, 302, 404, 500};

    /**
     * A full day's lines for each of some days. Today is the last of them, and shorter: what a tick costs depends on
     * how many hits are today's, and must not depend on the hour. Only in the first hour of a UTC day do some of
     * today's lie in yesterday.
     */
    void write(Path file, long lines, int days, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Instant end = Instant.now().minusSeconds(60);
        Instant midnight = end.truncatedTo(ChronoUnit.DAYS);
        Instant today = end.isBefore(midnight.plus(LEAST)) ? end.minus(LEAST) : midnight;
        long todays = lines / days;
        try (Writer out = Files.newBufferedWriter(file)) {
            write(out, lines - todays, today.minus(days - 1, ChronoUnit.DAYS), today, random);
            write(out, todays, today, end, random);
        }
    }

    /** Lines spread evenly. */
    private void write(Writer out, long lines, Instant from, Instant to, SplittableRandom random) throws IOException {
        double millisEach = (double) Duration.between(from, to).toMillis() / lines;
        long second = 0;
        String time = "";
        for (long line = 0; line < lines; line++) {
            Instant at = from.plusMillis((long) (line * millisEach));
            if (at.getEpochSecond() != second) {
                second = at.getEpochSecond();
                time = TIME.format(at);
            }
            out.write(line(random, time));
        }
    }

    private String line(SplittableRandom random, String time) {
        int client = random.nextInt(clients);
        int section = (int) (sections * Math.pow(random.nextDouble(), 3));
        return "10." + (client >> 16 & 255) + '.' + (client >> 8 & 255) + '.' + (client & 255) + " - - [" + time
                + "] \"GET /section" + section + "/page" + random.nextInt(500) + " HTTP/1.1\" "
                + STATUSES[random.nextInt(STATUSES.length)] + ' ' + random.nextInt(50_000)
                + " \"-\" \"Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0\"\n";
    }
}
