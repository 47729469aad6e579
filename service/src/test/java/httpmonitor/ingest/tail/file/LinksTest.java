package httpmonitor.ingest.tail.file;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.tail.file.Links.Access;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
        assertThat(Links.mayFollow(folder, Objects.requireNonNull(FileStat.of(link))))
                .isTrue();
        assertThat(Links.mayFollow(folder, Objects.requireNonNull(FileStat.of(folder.resolve("again/a.log")))))
                .isTrue();
    }
}
