package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import httpmonitor.cli.usage.ValueOrigin;
import httpmonitor.files.FileReason;
import httpmonitor.view.web.WebToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the web page: where it is served, and to whom. */
@Topic.Of(Topic.DISPLAY)
public final class WebOptions extends OptionGroup {

    /** The port at which {@code up} begins to look for a free one. */
    private static final int FIRST_PORT = 8911;

    private static final int PORTS = 100;
    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern PLACE = Pattern.compile("(?:(\\[[0-9a-fA-F:.%]+]|[^:\\[\\]]+):)?([0-9]{1,5})");

    @Option(
            names = "--web",
            paramLabel = "[HOST:]PORT",
            description = "Serve the page on this port of 127.0.0.1, or of HOST, which needs --web-token-file.")
    private @Nullable String web;

    @Option(
            names = "--web-token-file",
            paramLabel = "FILE",
            description = "Show the page only to users who know the token in this file, of at least 16 characters.")
    private @Nullable Path tokenFile;

    private boolean isUsual;

    /**
     * Where to listen.
     *
     * @param ports how many ports from {@code port} on may be tried
     * @param names the names that browsers may use in addition to its address and {@code localhost}
     */
    public record Place(InetAddress host, int port, int ports, Set<String> names) {

        /** Copies the names. */
        public Place {
            names = Set.copyOf(names);
        }
    }

    /** Serves the page on the first free port unless the user gives one. */
    public void serveOnFirstFreePort() {
        isUsual = true;
    }

    /** Serves no page, also where a port is given. */
    public void serveNowhere() {
        web = null;
    }

    /** Whether the user gives a port. */
    public boolean isGiven() {
        return web != null;
    }

    /** Where the page is served, if anywhere. */
    public Optional<Place> place() {
        if (web == null) {
            if (!isUsual && origin("--web-token-file") == ValueOrigin.COMMAND_LINE) {
                throw wrong("--web-token-file needs --web");
            }
            return isUsual ? Optional.of(new Place(host(LOOPBACK), FIRST_PORT, PORTS, Set.of())) : Optional.empty();
        }
        Matcher parts = PLACE.matcher(web);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
            throw wrong("--web is written PORT or HOST:PORT, not '" + web + "'");
        }
        String host = parts.group(1) == null ? LOOPBACK : parts.group(1);
        Place place = new Place(host(host), Integer.parseInt(parts.group(2)), 1, Set.of(host.toLowerCase(Locale.ROOT)));
        if (!place.host().isLoopbackAddress() && tokenFile == null) {
            throw wrong("--web " + web + " can be reached from other machines, so that it needs --web-token-file");
        }
        return Optional.of(place);
    }

    private InetAddress host(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw wrong("--web: there is no host '" + name + "'");
        }
    }

    /** The file with the token, if there is one. */
    public Optional<Path> tokenFile() {
        return Optional.ofNullable(tokenFile);
    }

    /**
     * The token, if there is one.
     *
     * @throws picocli.CommandLine.ParameterException where its file cannot be used
     */
    public Optional<WebToken> token() {
        if (tokenFile == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WebToken(Files.readString(tokenFile).strip()));
        } catch (IOException e) {
            throw wrong("--web-token-file " + tokenFile + " cannot be read: " + FileReason.of(e));
        } catch (IllegalArgumentException e) {
            throw wrong("--web-token-file " + tokenFile + ": " + e.getMessage());
        }
    }

    /** Fails where the value of an option is wrong. */
    public void check() {
        if (place().isPresent()) {
            token();
        }
    }
}
