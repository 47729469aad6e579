package httpmonitor.files;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether to trust a file that the user did not name: it could name a program to run, or a server that gets a
 * password.
 *
 * <p>A trusted file belongs to the user or root, and no other user may write to it. The same holds for its folders up
 * to the root, where others could replace it. Only a folder with the sticky bit may be open to all, since users cannot
 * move the entries of others there. A link must belong to the user or root as well, since it decides which file is
 * read.
 */
public final class FileTrust {

    private static final int WRITABLE_BY_OTHERS = 0002;
    private static final int WRITABLE_BY_GROUP = 0020;
    private static final int STICKY = 01000;

    private final long user;
    private final String ownGroup;

    /**
     * Trust of a user.
     *
     * @param user the number of the user who runs this program
     * @param ownGroup the group of that user alone, which has the user's name on most systems
     */
    FileTrust(long user, String ownGroup) {
        this.user = user;
        this.ownGroup = ownGroup;
    }

    /** That of the user who runs this program. */
    public static FileTrust ofThisUser() {
        UnixSystem system = new UnixSystem();
        return new FileTrust(system.getUid(), String.valueOf(system.getUsername()));
    }

    /**
     * Why the file is not trusted, a part of a sentence; empty where it is trusted.
     *
     * @throws IOException where it cannot be looked at
     */
    public Optional<String> objection(Path file) throws IOException {
        Path link = file.toAbsolutePath().normalize();
        Path folder =
                Objects.requireNonNull(link.getParent(), "a file has a folder").toRealPath();
        Path real = link.toRealPath();
        Optional<String> linked = Files.isSymbolicLink(link) ? ownerObjection(link) : Optional.empty();
        return linked.isPresent() ? linked : firstObjection(folder, real);
    }

    private Optional<String> firstObjection(Path folder, Path file) throws IOException {
        Optional<String> objection = fileObjection(file);
        for (Path start : List.of(folder, file.resolveSibling(""))) {
            for (Path at = start; at != null && objection.isEmpty(); at = at.getParent()) {
                objection = exchangeObjection(at);
            }
        }
        return objection;
    }

    private Optional<String> fileObjection(Path file) throws IOException {
        Optional<String> owner = ownerObjection(file);
        return owner.isPresent() || (mode(file) & (WRITABLE_BY_GROUP | WRITABLE_BY_OTHERS)) == 0
                ? owner
                : Optional.of("other users than its owner may write to it; chmod go-w " + file + " corrects that");
    }

    private Optional<String> exchangeObjection(Path folder) throws IOException {
        Optional<String> owner = ownerObjection(folder);
        return owner.isPresent() || !isOpen(folder)
                ? owner
                : Optional.of("others may exchange it, since they may write to the folder " + folder);
    }

    private boolean isOpen(Path folder) throws IOException {
        int mode = mode(folder);
        if ((mode & STICKY) != 0) {
            return false;
        }
        boolean group = (mode & WRITABLE_BY_GROUP) != 0
                && !ownGroup.equals(Files.readAttributes(folder, PosixFileAttributes.class)
                        .group()
                        .getName());
        return group || (mode & WRITABLE_BY_OTHERS) != 0;
    }

    private Optional<String> ownerObjection(Path path) throws IOException {
        long owner = owner(path);
        return owner == 0 || owner == user
                ? Optional.empty()
                : Optional.of(path + " belongs to another user (number " + owner + ")");
    }

    /**
     * Why a folder cannot be relied on to hold only files of this user and root, as one sentence without its end.
     * Groups are trusted: an administrator gives their members the right to write on purpose.
     *
     * @param folder need not exist; then it is the nearest one above it that counts
     * @return empty where it can
     * @throws IOException where it cannot be looked at
     */
    public static Optional<String> folderObjection(Path folder) throws IOException {
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.exists(existing)) {
            existing = Objects.requireNonNullElse(existing.getParent(), existing.getRoot());
        }
        Path real = existing.toRealPath();
        boolean own = existing.equals(folder.toAbsolutePath().normalize());
        // Where users are mapped, as in a container, root's folders may show another number.
        Set<Long> trusted = Set.copyOf(List.of(0L, new UnixSystem().getUid(), owner(real.getRoot())));
        for (Path above = real; above != null; above = above.getParent()) {
            boolean inSticky = !(own && above.equals(real));
            Optional<String> objection = folderObjection(above, trusted, inSticky);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> folderObjection(Path folder, Set<Long> trusted, boolean stickySuffices)
            throws IOException {
        long owner = owner(folder);
        if (!trusted.contains(owner)) {
            return Optional.of(folder + " belongs to another user (" + owner + "), who could put anything in there");
        }
        int mode = mode(folder);
        boolean open = (mode & WRITABLE_BY_OTHERS) != 0 && !(stickySuffices && (mode & STICKY) != 0);
        return open ? Optional.of("every user may write to " + folder) : Optional.empty();
    }

    /** The number of the user to whom a file, or a link itself, belongs. */
    public static long owner(Path path) throws IOException {
        return Integer.toUnsignedLong(number(path, "uid"));
    }

    private static int mode(Path path) throws IOException {
        return number(path, "mode");
    }

    private static int number(Path path, String attribute) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
    }
}
