package httpmonitor.ingest.tail.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Opens files that a glob has found, through symbolic links where that is safe. A shipper may have more rights than
 * other users: their links must not lead it to files that they may not read themselves. Links of its own user and of
 * root are trusted.
 *
 * <p>Another user may exchange a file and a link at any moment. So the links are followed one by one, and the place to
 * which they lead is opened without following any.
 */
final class Links {
    private static final long ROOT = 0;
    private static final int MOST = 40;
    private static final int READABLE = 4;
    private static final int ENTERABLE = 1;
    private static final int OWNERS_SHIFT = 6;

    /** Owner and permissions of a file or folder, as far as they matter here. */
    record Access(long owner, int mode) {
        boolean allows(long user, int bit) {
            return (mode & (user == owner ? bit << OWNERS_SHIFT : bit)) != 0;
        }
    }

    private Links() {}

    /**
     * Opens a file for reading.
     *
     * @param base the folder of the glob, below which links are judged
     * @param path a path below it
     * @throws ForeignLinkException if a link of another user leads to the file, who may not read it
     */
    static FileChannel open(Path base, Path path) throws IOException {
        Set<Long> owners = new HashSet<>();
        Path real = follow(base.toRealPath(), base.relativize(path), owners);
        owners.removeAll(List.of(ROOT, new UnixSystem().getUid()));
        if (!owners.isEmpty()) {
            List<Access> way = way(real);
            if (!owners.stream().allMatch(owner -> mayRead(owner, way))) {
                throw new ForeignLinkException();
            }
        }
        return openWithoutLinks(real);
    }

    /** Whether a user may enter all folders, and read the file at the end. Rights of groups do not count. */
    static boolean mayRead(long user, List<Access> way) {
        List<Access> folders = way.subList(0, way.size() - 1);
        return folders.stream().allMatch(folder -> folder.allows(user, ENTERABLE))
                && way.getLast().allows(user, READABLE);
    }

    /** The place to which names lead from a place without links; collects the owners of the links on the way. */
    private static Path follow(Path start, Path names, Set<Long> owners) throws IOException {
        Path reached = start;
        Deque<Path> ahead = new ArrayDeque<>();
        names.forEach(ahead::addLast);
        for (int links = 0; !ahead.isEmpty(); ) {
            Path next = reached.resolve(ahead.removeFirst()).normalize();
            if (!Files.isSymbolicLink(next)) {
                reached = next;
                continue;
            }
            if (++links > MOST) {
                throw new IOException("too many links");
            }
            owners.add(access(next).owner());
            Path target = Files.readSymbolicLink(next);
            owners.add(access(next).owner()); // it may have been exchanged
            reached = target.isAbsolute() ? target.getRoot() : reached;
            for (int name = target.getNameCount() - 1; name >= 0; name--) {
                ahead.addFirst(target.getName(name));
            }
        }
        return reached;
    }

    private static FileChannel openWithoutLinks(Path real) throws IOException {
        try (DirectoryStream<Path> root = Files.newDirectoryStream(real.getRoot())) {
            if (root instanceof SecureDirectoryStream<Path> folder) {
                return openWithoutLinks(folder, real);
            }
        } catch (AccessDeniedException e) {
            // A user may enter some folders without listing them.
        }
        return FileChannel.open(real, READ, NOFOLLOW_LINKS);
    }

    private static FileChannel openWithoutLinks(SecureDirectoryStream<Path> folder, Path names) throws IOException {
        Path first = names.getName(0);
        int count = names.getNameCount();
        if (count == 1) {
            return (FileChannel) folder.newByteChannel(first, Set.of(READ, NOFOLLOW_LINKS));
        }
        try (SecureDirectoryStream<Path> next = folder.newDirectoryStream(first, NOFOLLOW_LINKS)) {
            return openWithoutLinks(next, names.subpath(1, count));
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
        Number owner = (Number) Files.getAttribute(path, "unix:uid", NOFOLLOW_LINKS);
        Number mode = (Number) Files.getAttribute(path, "unix:mode", NOFOLLOW_LINKS);
        return new Access(owner.longValue(), mode.intValue());
    }
}
