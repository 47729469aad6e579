package httpmonitor.ingest.tail.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import httpmonitor.ingest.tail.file.Links.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
    private static final Access OPEN_FOLDER = new Access(0, 0755);
    private static final long BOB = 1000;

    @TempDir
    Path folder;

    @Test
    void aFileThatAllMayReadMayBeReachedByALinkOfAnyUser() {
        assertThat(Links.mayRead(BOB, List.of(OPEN_FOLDER, new Access(0, 0644))))
                .isTrue();
    }

    @Test
    void aFileOfTheUserMayBeReached() {
        assertThat(Links.mayRead(BOB, List.of(OPEN_FOLDER, new Access(BOB, 0700), new Access(BOB, 0600))))
                .isTrue();
    }

    @Test
    void aFileThatTheUserMayNotReadMayNotBeReached() {
        assertThat(Links.mayRead(BOB, List.of(OPEN_FOLDER, new Access(0, 0640))))
                .isFalse();
    }

    @Test
    void aFileInAFolderThatTheUserMayNotEnterMayNotBeReached() {
        assertThat(Links.mayRead(BOB, List.of(OPEN_FOLDER, new Access(0, 0700), new Access(0, 0644))))
                .isFalse();
    }

    @Test
    void linksOfTheOwnUserAreFollowed() throws Exception {
        Path target = Files.writeString(folder.resolve("target"), "a");
        Path link = Files.createSymbolicLink(folder.resolve("a.log"), target);
        Files.createSymbolicLink(folder.resolve("again"), folder);
        Path up = Path.of("again/..").resolve(folder.getFileName());
        Files.createSymbolicLink(folder.resolve("b.log"), up.resolve("a.log"));
        for (Path path : List.of(link, folder.resolve("again/a.log"), folder.resolve("again/b.log"))) {
            try (FileChannel channel = Links.open(folder, path)) {
                assertThat(channel.size()).isOne();
            }
        }
    }

    @Test
    void linksInACircleAreNotFollowedForEver() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("a.log"), Path.of("a.log"));
        assertThatThrownBy(() -> Links.open(folder, link)).hasMessage("too many links");
    }

    /** A stranger exchanges a file of one byte, and a link to a file of two bytes that only this user may read. */
    @Test
    void aLinkThatIsExchangedWhileTheFileIsOpenedIsNotFollowed() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can give a link away");
        Path secret = Files.writeString(folder.resolve("secret"), "ab");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Path path = Files.writeString(folder.resolve("a.log"), "a");
        AtomicBoolean over = new AtomicBoolean();
        Thread stranger = Thread.ofPlatform().start(() -> exchange(path, secret, over));
        try {
            for (int i = 0; i < 3_000; i++) {
                assertThat(openedSize(path)).isNotEqualTo(2);
            }
        } finally {
            over.set(true);
            stranger.join();
        }
    }

    private static void exchange(Path path, Path secret, AtomicBoolean over) {
        try {
            Path aside = path.resolveSibling("aside");
            while (!over.get()) {
                Files.createSymbolicLink(aside, secret);
                Files.setAttribute(aside, "unix:uid", 31_337, LinkOption.NOFOLLOW_LINKS);
                Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
                Files.writeString(aside, "a");
                Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** -1 where it was not opened. */
    private long openedSize(Path path) {
        try {
            FileStat stat = FileStat.of(path);
            try (Content content = stat == null ? null : stat.open(folder, new Handles(1))) {
                return content == null ? -1 : content.size();
            }
        } catch (IOException e) {
            return -1;
        }
    }
}
