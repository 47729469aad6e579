package httpmonitor.ingest.tail.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathPatternTest {
    @TempDir
    Path folder;

    private Path file(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    private PathPattern pattern(String pattern) {
        return new PathPattern(folder + "/" + pattern);
    }

    @Test
    void aNameIsItselfWhetherItExistsOrNot() throws Exception {
        assertThat(pattern("access.log").matches()).containsExactly(folder.resolve("access.log"));
        assertThat(pattern("access.log").isGlob()).isFalse();
    }

    @Test
    void aGlobMatchesWhatIsThereNow() throws Exception {
        PathPattern pattern = pattern("*.log");
        assertThat(pattern.matches()).isEmpty();
        Path b = file("b.log");
        Path a = file("a.log");
        file("c.txt");
        file("deeper/d.log");
        assertThat(pattern.isGlob()).isTrue();
        assertThat(pattern.matches()).containsExactly(a, b);
    }

    @Test
    void aGlobLooksIntoFoldersThatMatchAndThatAppearLater() throws Exception {
        PathPattern pattern = pattern("sites/*/access.log");
        assertThat(pattern.matches()).isEmpty();
        Path one = file("sites/one/access.log");
        file("sites/one/error.log");
        file("sites/one/deeper/access.log");
        Path two = file("sites/two/access.log");
        assertThat(pattern.matches()).containsExactly(one, two);
    }

    @Test
    void foldersThatCannotMatchAreNotRead() throws Exception {
        Path log = file("alice/logs/access.log");
        Path deep = file("alice/pictures/b/access.log");
        Path pictures = file("alice/pictures/a.log").getParent();
        FileTime never = FileTime.fromMillis(0);
        for (String glob : List.of("*/logs/*.log", "*/l*/*.log", "*/l[o]gs/**.log", "*/l*/{x/y,access}.log")) {
            Files.getFileAttributeView(pictures, BasicFileAttributeView.class).setTimes(null, never, null);
            assertThat(pattern(glob).matches()).as(glob).containsExactly(log);
            assertThat(Files.getAttribute(pictures, "lastAccessTime")).as(glob).isEqualTo(never);
        }
        assertThat(pattern("*/pictures/**/access.log").matches()).containsExactly(deep);
    }

    @Test
    void alternativesMayContainFolders() throws Exception {
        Path x = file("one/a/x.log");
        Path y = file("one/b/c/y.log");
        file("one/a/y.log");
        assertThat(pattern("{one,two}/{a/x,b/c/y}.log").matches()).containsExactly(x, y);
        assertThat(pattern("o*{/a,/b/c}/?.log").matches()).containsExactly(x, folder.resolve("one/a/y.log"), y);
    }

    @Test
    void aMaskedCharacterIsThatCharacter() throws Exception {
        Path odd = file("one/lo*gs/a.log");
        file("one/loogs/a.log");
        assertThat(pattern("*/lo\\*gs/\\a.log").matches()).containsExactly(odd);
        assertThat(pattern("*/l\\o\\*gs/*.log").matches()).containsExactly(odd);
    }

    @Test
    void linksToFoldersAreFollowedButNotInACircle() throws Exception {
        file("elsewhere/access.log");
        Files.createDirectories(folder.resolve("sites/one"));
        Path link = Files.createSymbolicLink(folder.resolve("sites/one/logs"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("sites/one/circle"), folder.resolve("sites"));
        assertThat(pattern("sites/*/logs/*.log").matches()).containsExactly(link.resolve("access.log"));
        assertThat(pattern("sites/*/*/*.log").matches()).containsExactly(link.resolve("access.log"));
        assertThat(pattern("sites/**.log").matches()).containsExactly(link.resolve("access.log"));
    }

    @Test
    void twoStarsReachAllFoldersBelow() throws Exception {
        Path deep = file("a/b/c/access.log");
        assertThat(pattern("**/access.log").matches()).containsExactly(deep);
    }

    @Test
    void alternativesAndClassesAreGlobsToo() throws Exception {
        Path a = file("a1.log");
        Path b = file("b2.log");
        file("c3.log");
        assertThat(pattern("{a,b}[0-9].log").matches()).containsExactly(a, b);
    }

    @Test
    void aFileWhoseNameLooksLikeAGlobIsThatFile() throws Exception {
        Path odd = file("access[1].log");
        file("access1.log");
        assertThat(pattern("access[1].log").isGlob()).isFalse();
        assertThat(pattern("access[1].log").matches()).containsExactly(odd);
    }

    @Test
    void foldersAndDanglingLinksAreNoLogs() throws Exception {
        Files.createDirectory(folder.resolve("folder.log"));
        Files.createSymbolicLink(folder.resolve("dangling.log"), Path.of("nowhere"));
        Path a = file("a.log");
        Path link = Files.createSymbolicLink(folder.resolve("link.log"), a.getFileName());
        assertThat(pattern("*.log").matches()).containsExactly(a, link);
    }

    @Test
    void whatCannotBeWalkedIsPassedOverWithoutLosingTheRest() throws Exception {
        Path a = file("a/access.log");
        Files.createSymbolicLink(folder.resolve("a/circle"), folder);
        Path z = file("z/access.log");
        assertThat(pattern("**/access.log").matches()).containsExactly(a, z);
    }

    @Test
    void theNameOfTheWorkingFolderIsNoGlob() throws Exception {
        Path working = Files.createDirectories(folder.resolve("app[1]/{a}/\\*?"));
        Path other = file("app1/a/xy/access.log");

        PathPattern path = new PathPattern("logs/access.log", working);
        assertThat(path.isGlob()).isFalse();
        assertThat(path.matches()).containsExactly(working.resolve("logs/access.log"));

        PathPattern glob = new PathPattern("./*.log", working);
        assertThat(glob.isGlob()).isTrue();
        assertThat(glob.matches()).isEmpty();
        Path own = Files.createFile(working.resolve("access.log"));
        assertThat(glob.matches()).containsExactly(own);
        assertThat(glob.base()).isEqualTo(working);
        assertThat(glob.isMatch(own)).isTrue();
        assertThat(glob.isMatch(other)).isFalse();
    }
}
