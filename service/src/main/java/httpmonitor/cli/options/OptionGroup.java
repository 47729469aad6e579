package httpmonitor.cli.options;

import httpmonitor.cli.usage.HasOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that commands have as a mixin. */
abstract class OptionGroup implements HasOptions {

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Override
    public final CommandSpec command() {
        return Objects.requireNonNull(command);
    }

    /** A URL of HTTP with a host. It may hold a password or a token, so that no message quotes it. */
    final URI url(String option, String text) {
        try {
            URI url = new URI(text);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw wrong(option + " is not a valid URL: " + e.getReason() + " at index " + e.getIndex());
        }
        throw wrong(option + " wants a URL that begins with http:// or https:// and a host");
    }
}
