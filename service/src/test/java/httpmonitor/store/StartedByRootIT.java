package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import httpmonitor.store.process.ProcessesFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Root has more to lose than any user: what other users have put into its way must not be followed. */
class StartedByRootIT {

    /** Some user who is not root. */
    private static final int STRANGER = 31_337;

    @TempDir
    Path temporary;

    private final List<String> messages = new ArrayList<>();

    @BeforeEach
    void asRoot() {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can become another user");
    }

    @Test
    void linksInTheFolderOfAnEarlierStoreAreNotFollowed() throws Exception {
        Path secret = Files.writeString(temporary.resolve("secret"), "kept");
        Path elasticsearch = Files.createDirectories(temporary.resolve("data/elasticsearch"));
        for (String file :
                List.of("logs/console.log", "config/elasticsearch.yml", "config/jvm.options.d/httpmonitor.options")) {
            Path link = elasticsearch.resolve(file);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, secret);
        }
        giveAway(elasticsearch);

        try (ElasticsearchNode node = Nodes.ready(temporary.resolve("data"), messages::add)) {
            assertThat(secret).hasContent("kept");
            assertThat(owner(secret)).isZero();
            assertThat(server().environment()).noneMatch(line -> line.startsWith("HTTPMONITOR_"));
            assertThat(server().environment()).noneMatch(line -> line.matches("PATH=.*/root\\b.*"));
            assertThat(server().user()).isBetween(65_520, 65_533);
            assertThat(server().status()).containsPattern("CapBnd:\\s+0{16}\n");
            assertThat(new Requests(node.address()).status("/_cluster/health")).isEqualTo(200);
            assertPrivate(temporary.resolve("data"));
        }
    }

    @Test
    void aFolderOfAnotherUserIsRefused() throws Exception {
        Path data = Files.createDirectory(temporary.resolve("data"));
        giveAway(data);
        assertRefused(data, "belongs to another user (" + STRANGER + ")");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aFolderBelowThatOfAnotherUserIsRefused() throws Exception {
        Path theirs = Files.createDirectory(temporary.resolve("theirs"));
        Path data = Files.createDirectory(theirs.resolve("data"));
        Files.setAttribute(theirs, "unix:uid", STRANGER);
        assertRefused(data, "theirs belongs to another user");
    }

    @Test
    void aFolderInWhichEveryUserMayWriteIsRefused() throws Exception {
        Path data = Files.createDirectory(temporary.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertRefused(data, "every user may write to");
    }

    @Test
    void whatItsUserCannotReachIsKeptElsewhere() throws Exception {
        Path shared = temporary.resolve("shared");
        Path hidden = Files.createDirectory(temporary.resolve("hidden"));
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwx------"));
        Path data = hidden.resolve("data");

        NodeStart start = new NodeStarter(Nodes.settings(data, 0), new RootPolicy(shared), messages::add).start();

        try (ElasticsearchNode node = Nodes.ready(start)) {
            new Requests(node.address()).store("kept", "one");
            Path files = data.resolve("elasticsearch").toRealPath();
            assertThat(files).startsWith(shared.toRealPath());
            assertThat(owner(files.resolve("data/node.lock"))).isBetween(65_520, 65_533);
            assertThat(messages).anyMatch(message -> message.contains("Keeping Elasticsearch's files in " + files));
        }
    }

    private void assertRefused(Path data, String reason) throws Exception {
        assertThat(ElasticsearchNode.start(Nodes.settings(data, 0), messages::add))
                .isInstanceOfSatisfying(
                        NodeStart.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason).contains("sudo -u"));
    }

    private static void assertPrivate(Path data) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(data)) {
            all = files.filter(file -> !file.equals(data)).toList();
        }
        for (Path file : all) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(file)) {
                assertThat((Integer) Files.getAttribute(file, "unix:mode") & 0077)
                        .as("%s", file)
                        .isZero();
            }
        }
    }

    private static void giveAway(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", STRANGER, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static int owner(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private Server server() throws IOException {
        long pid = ProcessesFile.read(temporary.resolve("data/store.processes"))
                .flatMap(ProcessesFile::server)
                .orElseThrow()
                .pid();
        return new Server(Path.of("/proc", Long.toString(pid)));
    }

    private record Server(Path process) {

        List<String> environment() throws IOException {
            return List.of(Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
                    .split("\0"));
        }

        String status() throws IOException {
            return Files.readString(process.resolve("status"));
        }

        int user() throws IOException {
            return owner(process);
        }
    }
}
