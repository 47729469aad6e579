package httpmonitor.ingest.tail.file;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a glob may reach a file through symbolic links. A shipper may have more rights than other users:
 * their links must not lead it to files that they may not read themselves. Links of its own user and of root are
 * trusted.
 */
public final class Links {
    private static final long ROOT = 0;
    private static final int MOST = 40;
    private static final int READ = 4;
    private static final int ENTER = 1;
    private static final int OWNERS_SHIFT = 6;

    /** Owner and permissions of a file or folder, as far as they matter here. */
    record Access(long owner, int mode) {
        boolean allows(long user, int bit) {
            return (mode & (user == owner ? bit << OWNERS_SHIFT : bit)) != 0;
        }
    }

    private Links() {}

    /**
     * Requires that each other user whose link leads from the base to the file may read the file of {@code stat}.
     *
     * @throws ForeignLinkException if one may not
     */
    public static void requireMayFollow(Path base, FileStat stat) throws IOException {
        if (!mayFollow(base, stat)) {
            throw new ForeignLinkException();
        }
    }

    /**
     * Whether each other user whose link leads from the base to the file may read the file of {@code stat}.
     */
    static boolean mayFollow(Path base, FileStat stat) throws IOException {
        Set<Long> owners = new HashSet<>();
        collect(base, stat.path(), owners, MOST);
        owners.remove(ROOT);
        owners.remove(new UnixSystem().getUid());
        if (owners.isEmpty()) {
            return true;
        }
        Path real = stat.path().toRealPath();
        FileStat reached = FileStat.of(real);
        List<Access> way = way(real);
        return reached != null
                && reached.key().equals(stat.key())
                && owners.stream().allMatch(owner -> mayRead(owner, way));
    }

    /** Whether a user may enter all folders, and read the file at the end. Rights of groups do not count. */
    static boolean mayRead(long user, List<Access> way) {
        List<Access> folders = way.subList(0, way.size() - 1);
        return folders.stream().allMatch(folder -> folder.allows(user, ENTER))
                && way.getLast().allows(user, READ);
    }

    /** Collects the owners of the links below the base. */
    private static void collect(Path base, Path path, Set<Long> owners, int most) throws IOException {
        Path reached = base;
        for (Path name : base.relativize(path)) {
            reached = reached.resolve(name);
            if (!Files.isSymbolicLink(reached)) {
                continue;
            }
            owners.add(access(reached).owner());
            if (most == 0) {
                throw new IOException("too many links");
            }
            Path target =
                    reached.resolveSibling(Files.readSymbolicLink(reached)).normalize();
            collect(target.getRoot(), target.resolve(reached.relativize(path)), owners, most - 1);
            return;
        }
    }

    private static List<Access> way(Path real) throws IOException {
        List<Access> way = new ArrayList<>();
        Path reached = real.getRoot();
        way.add(access(reached));
        for (Path name : real) {
            reached = reached.resolve(name);
            way.add(access(reached));
        }
        return way;
    }

    private static Access access(Path path) throws IOException {
        Number owner = (Number) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        Number mode = (Number) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return new Access(owner.longValue(), mode.intValue());
    }
}
