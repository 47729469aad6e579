package httpmonitor.cli.options;

import httpmonitor.cli.usage.Usage;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** URLs that may hold a password or a token, so that no message quotes them. */
public final class SecretUrl {

    private SecretUrl() {}

    /**
     * Reads the value of an option.
     *
     * @param option its name, for messages
     * @return a URL of HTTP with a host
     * @throws picocli.CommandLine.ParameterException where it is none
     */
    public static URI parse(String option, String text, @Nullable CommandSpec command) {
        try {
            URI url = new URI(text);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw Usage.wrong(command, option + " is not a valid URL: " + e.getReason() + " at index " + e.getIndex());
        }
        throw Usage.wrong(command, option + " wants a URL that begins with http:// or https:// and a host");
    }
}
