package httpmonitor.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How to run a program that refuses root.
 *
 * @param namespaces whether a user namespace may be tried; it needs no other account
 * @param shared where to put what another user could not reach where it is
 */
record RootPolicy(boolean namespaces, Path shared) {

    static final RootPolicy DEFAULT = new RootPolicy(true, Path.of("/var/lib/httpmonitor"));

    RunAs choose() throws IOException {
        int uid = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        return uid == 0 ? RunAs.NAMESPACE : RunAs.self(uid, uid);
    }
}
