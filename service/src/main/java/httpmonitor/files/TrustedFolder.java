package httpmonitor.files;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A folder in which only this program's user and root can put files, so that no file or link in it was put there by somebody else.
 *
 * <p>Groups are trusted: an administrator gives their members the right to write on purpose.
 */
public final class TrustedFolder {

    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;

    private TrustedFolder() {}

    /**
     * Why a folder cannot be relied on, as one sentence without its end.
     *
     * @param folder need not exist; then it is the nearest one above it that counts
     * @return empty where it can
     * @throws IOException where it cannot be looked at
     */
    public static Optional<String> objection(Path folder) throws IOException {
        return objection(folder, new UnixSystem().getUid());
    }

    static Optional<String> objection(Path folder, long me) throws IOException {
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.exists(existing)) {
            existing = Objects.requireNonNullElse(existing.getParent(), existing.getRoot());
        }
        Path real = existing.toRealPath();
        boolean own = existing.equals(folder.toAbsolutePath().normalize());
        // Where users are mapped, as in a container, root's folders may show another number.
        Set<Long> trusted = Set.copyOf(List.of(0L, me, owner(real.getRoot())));
        for (Path above = real; above != null; above = above.getParent()) {
            boolean inSticky = !(own && above.equals(real));
            Optional<String> objection = objection(above, trusted, inSticky);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> objection(Path folder, Set<Long> trusted, boolean stickySuffices)
            throws IOException {
        long owner = owner(folder);
        if (!trusted.contains(owner)) {
            return Optional.of(folder + " belongs to another user (" + owner + "), who could put anything in there");
        }
        int mode = (Integer) Files.getAttribute(folder, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        boolean open = (mode & OTHERS_WRITE) != 0 && !(stickySuffices && (mode & STICKY) != 0);
        return open ? Optional.of("every user may write to " + folder) : Optional.empty();
    }

    /** The number of the user to whom a file, or a link itself, belongs. */
    public static long owner(Path file) throws IOException {
        return ((Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS)).longValue();
    }
}
