package httpmonitor.store.process;

import httpmonitor.files.FileTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The socket through which a JVM loads an agent, as Elasticsearch does when it starts. The JVM always creates it in
 * {@code /tmp}, under a name made of its process id. A JVM that is killed leaves it there. A file of another user with
 * that name keeps a later Elasticsearch with the same process id from starting.
 */
public final class AttachSocket {

    private static final System.Logger LOG = System.getLogger(AttachSocket.class.getName());
    private static final Path FOLDER = Path.of("/tmp");

    private AttachSocket() {}

    /** Deletes the socket of a process that has ended, unless another user owns the file. */
    public static void delete(ProcessMark ended, long uid) {
        delete(FOLDER.resolve(".java_pid" + ended.pid()), uid);
    }

    static void delete(Path socket, long uid) {
        try {
            if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS) && FileTrust.owner(socket) == uid) {
                Files.deleteIfExists(socket);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "cannot delete " + socket + ": " + e);
        }
    }
}
