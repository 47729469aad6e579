package httpmonitor.generate;

import httpmonitor.generate.site.Dice;
import httpmonitor.generate.site.Hit;
import httpmonitor.generate.site.ResponseTimes;
import httpmonitor.generate.site.Share;
import httpmonitor.generate.site.Site;

/** Lines of made-up traffic: the same ones for the same content and seed. */
final class GeneratedLines {

    private final LogFormat format;
    private final Share malformed;
    private final Dice dice;
    private final Site site;
    private final OddLines oddLines;
    private final ResponseTimes times;
    private long timeOf = Long.MIN_VALUE;
    private String time = "";

    GeneratedLines(LineContent content, long seed) {
        this.format = content.format();
        this.malformed = content.malformed();
        this.dice = new Dice(seed, 1);
        this.site = new Site(content.errors(), dice);
        this.times = new ResponseTimes(new Dice(seed, 2));
        this.oddLines = new OddLines(format, dice);
    }

    /** Appends the next line without a newline. */
    void append(StringBuilder line, long epochSecond) {
        if (epochSecond != timeOf) {
            timeOf = epochSecond;
            time = format.time(epochSecond);
        }
        Hit hit = site.next();
        if (format.hasDurations()) {
            hit = hit.took(times.micros(hit, epochSecond));
        }
        if (dice.chance(malformed)) {
            oddLines.append(line, hit, time);
        } else {
            format.append(line, hit, time);
        }
    }
}
