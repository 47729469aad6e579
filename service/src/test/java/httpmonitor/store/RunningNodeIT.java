package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.store.process.ProcessesFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunningNodeIT {

    @TempDir
    static Path data;

    private static ElasticsearchNode node;

    @BeforeAll
    static void start() throws Exception {
        node = Nodes.ready(data, message -> {});
    }

    @AfterAll
    static void stop() {
        node.stop();
    }

    @Test
    void storePropertiesAreForTheOwnerAloneAndWork() throws Exception {
        Path file = data.resolve("store.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new Requests(StoreProperties.read(file)).status("/_cluster/health"))
                .isEqualTo(200);
    }

    @Test
    void theUserMayDoEverything() throws Exception {
        var requests = new Requests(node.address());
        assertThat(requests.send("PUT", "/access-log-2026.01.01", "{}").statusCode())
                .isEqualTo(200);
        assertThat(requests.send("DELETE", "/access-log-2026.01.01", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void otherUsersMayDoNothing() throws Exception {
        StoreProperties address = node.address();
        var stranger = new StoreProperties(address.esUrl(), "elastic", "changeme");
        var wrongPassword = new StoreProperties(address.esUrl(), address.username(), "wrong");
        assertThat(new Requests(stranger).status("/_cluster/health")).isEqualTo(401);
        assertThat(new Requests(wrongPassword).status("/_cluster/health")).isEqualTo(401);
    }

    @Test
    void nothingOfItsSettingsIsDeprecated() throws Exception {
        Path log = data.resolve("elasticsearch/logs/httpmonitor.log");
        // Deprecations are logged as warnings, or as critical where they are about to be removed.
        assertThat(Files.readString(log))
                .contains("[o.e.n.Node]")
                .doesNotContainPattern("(WARN |CRITICAL)]\\[o\\.e\\.d\\.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void listensOnLoopbackOnly() throws Exception {
        int port = URI.create(node.address().esUrl()).getPort();
        List<String> listeners = new ArrayList<>(Files.readAllLines(Path.of("/proc/net/tcp")));
        if (Files.exists(Path.of("/proc/net/tcp6"))) {
            listeners.addAll(Files.readAllLines(Path.of("/proc/net/tcp6")));
        }
        String ours = ":" + HexFormat.of().withUpperCase().toHexDigits((short) port);
        List<String> addresses = listeners.stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(fields -> fields[3].equals("0A") && fields[1].endsWith(ours))
                .map(fields -> fields[1])
                .toList();
        // 127.0.0.1, plain and as an IPv6 address, in the kernel's byte order.
        assertThat(addresses).isNotEmpty().allMatch(address -> address.matches("(0{16}FFFF0000)?0100007F:.*"));
    }

    @Test
    void aSecondStoreInTheSameFolderIsRefusedWithTheAddressOfTheFirst() throws Exception {
        NodeStart second = ElasticsearchNode.start(Nodes.settings(data, 0), message -> {});
        assertThat(second)
                .isEqualTo(new NodeStart.Refused("A store is already running on " + data + " at "
                        + node.address().esUrl() + "; use that one, stop it, or name another folder with --data."));
        assertThat(new Requests(node.address()).status("/_cluster/health")).isEqualTo(200);
    }

    @Test
    void aPortInUseIsNamed(@TempDir Path other) throws Exception {
        int port = URI.create(node.address().esUrl()).getPort();
        NodeStart second = ElasticsearchNode.start(Nodes.settings(other, port), message -> {});
        assertThat(second)
                .isInstanceOfSatisfying(
                        NodeStart.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("Port " + port)
                                .contains("--port"));
    }

    @Test
    void itsProcessesAreOnFileForALaterStart() throws Exception {
        Optional<ProcessesFile> processes = ProcessesFile.read(data.resolve("store.processes"));
        assertThat(processes)
                .get()
                .satisfies(found -> assertThat(found.marks())
                        .hasSize(2)
                        .allMatch(mark -> mark.find(data.toString()).isPresent()));
    }
}
