package httpmonitor.generate;

import java.util.OptionalLong;

/**
 * Made-up traffic, as a user asks for it.
 *
 * @param content what the lines look like
 * @param rate how many there are
 * @param span when they begin and end
 * @param seed the same seed, options and {@link TimeSpan#from} give the same bytes; absent: other traffic each time
 */
public record GenerateOptions(LineContent content, Rate rate, TimeSpan span, OptionalLong seed) {

    /** Checks that rate and span agree; the message of the exception is a sentence for the user. */
    public GenerateOptions {
        rate.over(span);
    }
}
