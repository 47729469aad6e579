package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Root in a container that forbids namespaces, with the data in a folder that nobody else may enter. */
class RootWithoutNamespacesIT {

    @TempDir
    Path temporary;

    @Test
    void itRunsAsAnotherUserInAFolderWhichThatUserMayEnter() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root has this choice to make");
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path shared = temporary.resolve("shared");
        Path hidden = Files.createDirectory(temporary.resolve("hidden"));
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwx------"));
        Path data = hidden.resolve("data");
        List<String> messages = new ArrayList<>();

        NodeStart start =
                new NodeStarter(Nodes.settings(data, 0), new RootPolicy(false, shared), messages::add).start();

        try (ElasticsearchNode node = Nodes.ready(start)) {
            new Requests(node.address()).store("kept", "one");
            Path files = data.resolve("elasticsearch").toRealPath();
            assertThat(files).startsWith(shared.toRealPath());
            assertThat(Files.getAttribute(files.resolve("data/node.lock"), "unix:uid"))
                    .isEqualTo(1000);
            assertThat(messages).anyMatch(message -> message.contains("Keeping Elasticsearch's files in " + files));
        }
    }
}
