package httpmonitor.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The user that Elasticsearch runs as; it refuses root.
 *
 * @param prefix command in front of Elasticsearch's own, empty where this program's user will do
 * @param uid who must own Elasticsearch's files, as this program sees users
 * @param gid the group, likewise
 */
record RunAs(List<String> prefix, int uid, int gid) {

    /** Some user who is not root; it needs no account. */
    private static final int SOMEBODY = 1000;

    RunAs {
        prefix = List.copyOf(prefix);
    }

    /** This program's own user. */
    static RunAs self(int uid, int gid) {
        return new RunAs(List.of(), uid, gid);
    }

    /** Root outside, who thus owns the files, and somebody inside of a namespace of users. */
    static RunAs namespace() {
        return new RunAs(List.of("unshare", "--user", "--map-user=" + SOMEBODY, "--map-group=" + SOMEBODY), 0, 0);
    }

    /** The user whom a folder belongs to, or somebody where it belongs to root. */
    static RunAs ownerOf(Path folder) throws IOException {
        int owner = (Integer) Files.getAttribute(folder, "unix:uid");
        int uid = owner == 0 ? SOMEBODY : owner;
        int gid = owner == 0 ? SOMEBODY : (Integer) Files.getAttribute(folder, "unix:gid");
        return new RunAs(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), uid, gid);
    }

    /** Whether the system lets us run anything as this user. */
    boolean works() throws IOException, InterruptedException {
        return succeeds("true");
    }

    /** Whether this user can read every library of a distribution. */
    boolean reads(Path distribution) throws IOException, InterruptedException {
        String everyLibrary = "for file in \"$1\"/bin/elasticsearch \"$1\"/lib/*.jar \"$1\"/modules/*/*.jar;"
                + " do test -r \"$file\" || exit 1; done";
        return succeeds("sh", "-c", everyLibrary, "sh", distribution.toString());
    }

    boolean executes(Path program) throws IOException, InterruptedException {
        return succeeds("test", "-x", program.toString());
    }

    /** Whether this user can get to a folder; what it may do there is a matter of ownership. */
    boolean enters(Path folder) throws IOException, InterruptedException {
        return succeeds("sh", "-c", "test -d \"$1\"/.", "sh", folder.toString());
    }

    private boolean succeeds(String... command) throws IOException, InterruptedException {
        if (!prefix.isEmpty() && !Programs.exists(prefix.getFirst())) {
            return false;
        }
        var whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        return new ProcessBuilder(whole)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectInput(new File("/dev/null"))
                        .start()
                        .waitFor()
                == 0;
    }
}
