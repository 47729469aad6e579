package httpmonitor.store;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * How to run a program that refuses root, when we are root: in a namespace where we are somebody else, or, where
 * containers forbid that, as another user, with what that user cannot reach moved to where it can.
 *
 * @param namespaces whether a namespace may be tried
 * @param shared where to put what another user could not reach where it is
 */
record RootPolicy(boolean namespaces, Path shared) {

    static final RootPolicy DEFAULT = new RootPolicy(true, Path.of("/var/lib/httpmonitor"));

    /** Decides, and moves what has to be moved. */
    Placement place(NodeSettings settings, ElasticsearchFolder folder, Consumer<String> messages)
            throws IOException, InterruptedException, StartRefusedException {
        var me = new UnixSystem();
        if (me.getUid() != 0) {
            requireWritable(folder, me.getUid());
            return new Placement(RunAs.self((int) me.getUid(), (int) me.getGid()), settings.distribution(), folder);
        }
        List<RunAs> ways = ways(settings.data());
        for (RunAs way : ways) {
            if (reachesAll(way, settings, folder)) {
                return new Placement(way, settings.distribution(), folder);
            }
        }
        for (RunAs way : ways) {
            if (way.works()) {
                return new Relocation(way, shared, messages).place(settings, folder);
            }
        }
        throw new StartRefusedException("Elasticsearch refuses to run as root, and this system lets neither unshare nor"
                + " setpriv run it as somebody else; start this program as another user.");
    }

    private List<RunAs> ways(Path data) throws IOException {
        RunAs other = RunAs.ownerOf(data);
        return namespaces ? List.of(RunAs.namespace(), other) : List.of(other);
    }

    private static boolean reachesAll(RunAs way, NodeSettings settings, ElasticsearchFolder folder)
            throws IOException, InterruptedException {
        return way.executes(settings.javaHome().resolve("bin/java"))
                && way.reads(settings.distribution())
                && way.enters(folder.root());
    }

    private static void requireWritable(ElasticsearchFolder folder, long uid) throws StartRefusedException {
        for (Path needed : folder.folders()) {
            if (Files.exists(needed) && !Files.isWritable(needed)) {
                throw new StartRefusedException(needed + " belongs to another user, so the store cannot write there;"
                        + " start it as that user, or run: sudo chown -R " + uid + " " + folder.root() + ".");
            }
        }
    }
}
