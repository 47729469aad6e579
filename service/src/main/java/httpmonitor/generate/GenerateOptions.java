package httpmonitor.generate;

import java.util.OptionalLong;

/**
 * Made-up traffic, as a user asks for it.
 *
 * @param content what the lines look like
 * @param shape hits per second over time
 * @param span when they begin and end
 * @param seed the same seed, options and {@link TimeSpan#from} give the same bytes; absent: other traffic each time
 */
public record GenerateOptions(LineContent content, RateShape shape, TimeSpan span, OptionalLong seed) {

    /** Live traffic with response times and a few errors, without end. */
    public static GenerateOptions live(RateShape shape) {
        var content = new LineContent(LogFormat.JSON, LineContent.USUAL.errors(), 0);
        return new GenerateOptions(content, shape, TimeSpan.ENDLESS, OptionalLong.empty());
    }
}
