package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.security.auth.module.UnixSystem;
import httpmonitor.store.process.FreePort;
import httpmonitor.testing.PassableTempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where a user who is not root runs a store and a shipper, no other user can read their files. */
@Timeout(180)
class PlainUsersFilesIT {

    /** The id of a user without an account; the test runs the program as this user where root runs the test. */
    private static final int STRANGER = 31_337;

    private static final Path HOME =
            Path.of(System.getProperty("httpmonitor.home", "..")).toAbsolutePath();

    /** Files that an earlier version left, readable by everyone. */
    private static final List<String> EARLIER = List.of(
            "store.users",
            "store.lock",
            "elasticsearch/data/left/translog-1.tlog",
            "elasticsearch/logs/old.log",
            "elasticsearch/logs/console.log",
            "elasticsearch/config/users",
            "checkpoints/old.log-0123456789abcdef.json");

    @TempDir(factory = PassableTempDir.class)
    static Path folder;

    private static Path data;
    private static Process store;

    @BeforeAll
    static void start() throws Exception {
        data = folder.resolve("mine/data");
        for (String name : EARLIER) {
            Path file = data.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
        letEveryoneRead(folder.resolve("mine"));
        String line = "192.0.2.7 - - [29/Nov/2026:10:00:00 +0000] \"GET /pages HTTP/1.1\" 200 12\n";
        own(Files.writeString(folder.resolve("mine/access.log"), line.repeat(50)));
        store = run("store", "--port=" + FreePort.any(), "--data=" + data);
        while (!Files.exists(data.resolve(StoreProperties.FILE_NAME))) {
            assertThat(store.isAlive()).as("%s", output()).isTrue();
            Thread.sleep(200);
        }
        String log = folder.resolve("mine/access.log").toString();
        assertThat(run("ship", "--once", "--data=" + data, log).waitFor())
                .as("%s", output())
                .isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        store.destroy();
        assertThat(store.waitFor()).isEqualTo(143);
    }

    @Test
    void eachFileAndFolderIsForItsUserAlone() throws Exception {
        List<String> kept = new ArrayList<>();
        for (Path file : all(data)) {
            String mode = mode(file);
            if (!file.equals(data) && !mode.isEmpty()) {
                // Elasticsearch's libraries in its temporary folder may be run.
                assertThat(mode).as("%s", file).matches(Files.isDirectory(file) ? "rwx------" : "rw[-x]------");
                kept.add(data.relativize(file).toString());
            }
        }
        assertThat(kept)
                .containsAll(EARLIER)
                .anyMatch(name -> name.matches("elasticsearch/data/indices/.*/translog/translog-\\d+\\.tlog"))
                .anyMatch(name -> name.matches("elasticsearch/data/indices/.*/translog/translog.ckp"))
                .anyMatch(name -> name.matches("elasticsearch/data/_state/.*"))
                .anyMatch(name -> name.matches("checkpoints/access.log-[0-9a-f]{16}\\.json"))
                .contains("elasticsearch/logs/httpmonitor.log", "store.properties", "store.processes");
    }

    /** A data folder that the program makes is closed. One that the user has made keeps its mode. */
    @Test
    void aNewDataFolderIsForItsUserAlone() throws Exception {
        Path fresh = folder.resolve("mine/fresh");
        String log = folder.resolve("mine/access.log").toString();
        Process ship = run("ship", "--es-url=http://127.0.0.1:1", "--data=" + fresh, log);
        try {
            while (!Files.exists(fresh.resolve("checkpoints"))) {
                assertThat(ship.isAlive()).as("%s", output()).isTrue();
                Thread.sleep(100);
            }
        } finally {
            ship.destroyForcibly();
        }

        assertThat(mode(fresh)).as("%s", output()).isEqualTo("rwx------");
        assertThat(mode(fresh.resolve("checkpoints"))).isEqualTo("rwx------");
    }

    /** Runs the program as this test's user; under root as {@link #STRANGER}, who may read root's classes. */
    private static Process run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of(
                    "setpriv",
                    "--reuid=" + STRANGER,
                    "--regid=" + STRANGER,
                    "--clear-groups",
                    "--inh-caps=+dac_override",
                    "--ambient-caps=+dac_override"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dhttpmonitor.home=" + HOME,
                "-cp",
                System.getProperty("java.class.path"),
                "httpmonitor.cli.Main"));
        Stream.of(arguments).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("HTTPMONITOR_"));
        return builder.start();
    }

    private static String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private static void letEveryoneRead(Path root) throws IOException {
        for (Path file : all(root)) {
            String mode = Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--";
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            own(file);
        }
    }

    private static void own(Path file) throws IOException {
        if (isRoot()) {
            Files.setAttribute(file, "unix:uid", STRANGER);
            Files.setAttribute(file, "unix:gid", STRANGER);
        }
    }

    private static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    private static List<Path> all(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.toList();
        }
    }

    /** Empty for what a running Elasticsearch has deleted meanwhile. */
    private static String mode(Path file) throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                : "";
    }
}
