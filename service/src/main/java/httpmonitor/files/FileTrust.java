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

/**
 * Decides whether a file that was only found, and that no one named, may decide what this program does: it could name a program to run, or a
 * server that gets a password.
 *
 * <p>The file belongs to the user or root, and no one else may write it. The same holds for its folders up to the root, where others could
 * exchange it; only a folder with the sticky bit may be open to all, since entries of others cannot be moved there. A link must belong to the
 * user or root as well, since it decides which file is read.
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
     * Why the file must not be believed, a part of a sentence; empty where it may be.
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
                objection = folderObjection(at);
            }
        }
        return objection;
    }

    private Optional<String> fileObjection(Path file) throws IOException {
        Optional<String> owner = ownerObjection(file);
        return owner.isPresent() || (mode(file) & (WRITABLE_BY_GROUP | WRITABLE_BY_OTHERS)) == 0
                ? owner
                : Optional.of("others than its owner may write it; chmod go-w " + file + " mends that");
    }

    private Optional<String> folderObjection(Path folder) throws IOException {
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
        long owner = Integer.toUnsignedLong(number(path, "uid"));
        return owner == 0 || owner == user
                ? Optional.empty()
                : Optional.of(path + " belongs to another user (number " + owner + ")");
    }

    private static int mode(Path path) throws IOException {
        return number(path, "mode");
    }

    private static int number(Path path, String attribute) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
    }
}
