package httpmonitor.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** The name that the system gives this machine. */
public final class HostName {

    private HostName() {}

    /** The name; empty where the system gives none. */
    public static Optional<String> ofTheSystem() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
