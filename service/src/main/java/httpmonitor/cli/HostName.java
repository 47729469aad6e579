package httpmonitor.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** What the system calls this machine. */
final class HostName {

    private HostName() {}

    /** Empty where it does not say. */
    static Optional<String> ofTheSystem() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
