package httpmonitor.store;

import com.sun.security.auth.module.UnixSystem;
import httpmonitor.files.FileTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides which user runs Elasticsearch, which refuses root. Where this program runs as root, that is a user without an
 * account; files that this user cannot reach are moved to a folder where it can.
 *
 * @param shared the folder for files that the other user cannot reach in place
 */
record RootPolicy(Path shared) {

    static final RootPolicy DEFAULT = new RootPolicy(Path.of("/var/lib/httpmonitor"));

    static final String ANOTHER_USER = "run it as another user, for example: sudo -u NAME ./run.sh store --data DIR.";

    /** Why a folder cannot be used for a store, for root and other users alike; empty where it can. */
    static Optional<String> refusal(Path data) throws IOException {
        boolean root = new UnixSystem().getUid() == 0;
        return FileTrust.folderObjection(data)
                .map(objection -> "The store cannot be kept in " + data + ": " + objection + "; "
                        + (root ? ANOTHER_USER : "name another folder with --data."));
    }

    /** Decides, and moves the files that have to be moved. */
    Placement place(NodeSettings settings, ElasticsearchFolder folder, Consumer<String> messages)
            throws IOException, InterruptedException, StartRefusedException {
        var me = new UnixSystem();
        if (me.getUid() != 0) {
            requireOwned(folder, me.getUid());
            return new Placement(RunAs.self((int) me.getUid(), (int) me.getGid()), settings.distribution(), folder);
        }
        RunAs other = unprivilegedUser();
        allowTraversal(settings.data(), other);
        return reachesAll(other, settings, folder)
                ? new Placement(other, settings.distribution(), folder)
                : new Relocation(other, shared, messages).place(settings, folder);
    }

    private static RunAs unprivilegedUser() throws IOException, InterruptedException, StartRefusedException {
        RunAs other = RunAs.withoutAccount();
        if (other.withoutCapabilities().works()) {
            return other.withoutCapabilities();
        }
        if (!other.works()) {
            throw new StartRefusedException("Elasticsearch refuses to run as root, and this system does not let setpriv"
                    + " run it as a user without an account; " + ANOTHER_USER);
        }
        return other;
    }

    /** Allows the other user to traverse a data folder that only root may enter. */
    private static void allowTraversal(Path data, RunAs other) throws IOException {
        if (PosixFilePermissions.toString(Files.getPosixFilePermissions(data)).equals("rwx------")) {
            Files.setAttribute(data, "unix:gid", other.gid());
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x---"));
        }
    }

    private static boolean reachesAll(RunAs user, NodeSettings settings, ElasticsearchFolder folder)
            throws IOException, InterruptedException {
        return user.executes(NodeSettings.ownJavaHome().resolve("bin/java"))
                && user.reads(settings.distribution())
                && user.reaches(folder.root());
    }

    private static void requireOwned(ElasticsearchFolder folder, long uid) throws IOException, StartRefusedException {
        for (Path needed : folder.folders()) {
            if (Files.exists(needed, LinkOption.NOFOLLOW_LINKS) && FileTrust.owner(needed) != uid) {
                throw new StartRefusedException(needed + " belongs to another user, so the store cannot write there;"
                        + " start it as that user, or run: sudo chown -R " + uid + " " + folder.root() + ".");
            }
        }
    }
}
