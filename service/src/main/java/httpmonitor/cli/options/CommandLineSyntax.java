package httpmonitor.cli.options;

import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.view.web.WebSyntax;
import java.time.Duration;
import java.time.Instant;

/** Lets questions of the page be written as on the command line. */
public final class CommandLineSyntax implements WebSyntax {

    @Override
    public Instant instant(String text, Instant now) {
        return PointInTime.parse(text).at(now);
    }

    @Override
    public Duration duration(String text) {
        return DurationText.parse(text);
    }

    @Override
    public Condition condition(String text) {
        return FilterOption.condition(text);
    }
}
