package httpmonitor.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code .ci/run} makes of a machine with a Docker engine, with one that can be started, and with none. */
class EngineOfTheBuildTest {

    /** What the script said on standard output, and its exit code. */
    private record Run(int code, String said) {}

    @TempDir
    private Path folder;

    @BeforeEach
    void makeAMachine() throws IOException {
        program(".ci/run", Files.readString(ComposeFile.HOME.resolve(".ci/run")));
        program("bin/mvn", "#!/bin/sh\necho \"mvn $*$DOCKER_TESTS\"\nexit ${MVN:-0}\n");
        program("bin/docker", "#!/bin/sh\nexit 1\n");
        program("bin/id", "#!/bin/sh\necho ${USER_ID:-0}\n");
        for (String there : List.of("tmux", "prometheus-alertmanager", "apt-get")) {
            program("bin/" + there, "#!/bin/sh\n");
        }
        program(".ci/engine", """
                #!/bin/sh
                echo "export DOCKER_API_VERSION=1.41"
                printf '#!/bin/sh\\necho stopped\\n' >"$1/stop"
                chmod +x "$1/stop"
                """);
    }

    @Test
    void anEngineOfItsOwnIsStartedForTheTestsOfTheStackAndStopped() throws Exception {
        Run run = run("MVN", "0");
        assertThat(run.code()).isZero();
        assertThat(run.said()).matches("mvn -B -ntp verify -Pengine -Dengine.folder=\\S+ -Dengine.api=1.41\nstopped\n");
    }

    @Test
    void failedTestsFailTheBuildAndTheEngineIsStoppedAllTheSame() throws Exception {
        Run run = run("MVN", "1");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said()).endsWith("stopped\n");
    }

    @Test
    void whereAMachineForbidsAnEngineTheBuildSaysWhyAndGoesOn() throws Exception {
        program(".ci/engine", "#!/bin/sh\nmkdir \"$1/data\"\necho 'failed to mount: not permitted' >&2\nexit 1\n");
        Run run = run("MVN", "0");
        assertThat(run.code()).isZero();
        assertThat(run.said())
                .isEqualTo("The tests of the stack in Docker are skipped: no Docker engine can be started here:"
                        + " failed to mount: not permitted.\nmvn -B -ntp verify\n");
    }

    @Test
    void whoIsNotRootGetsASentence() throws Exception {
        assertThat(run("USER_ID", "1000").said())
                .isEqualTo("The tests of the stack in Docker are skipped: no Docker engine answers, and one of its own"
                        + " needs root and apt-get.\nmvn -B -ntp verify\n");
    }

    @Test
    void anEngineThatAnswersIsUsedAndNoneIsStarted() throws Exception {
        program("bin/docker", "#!/bin/sh\nexit 0\n");
        assertThat(run("MVN", "0").said())
                .isEqualTo("The tests of the stack in Docker run on the engine that answers.\nmvn -B -ntp verify\n");
    }

    @Test
    void whatWasAskedForIsPromisedToTheTestsWhereAnEngineAnswersOnly() throws Exception {
        assertThat(run("DOCKER_TESTS", "none").said())
                .isEqualTo("The tests of the stack in Docker are skipped: DOCKER_TESTS=none.\nmvn -B -ntp verify\n");
        program("bin/docker", "#!/bin/sh\nexit 0\n");
        assertThat(run("DOCKER_TESTS", "official").said()).endsWith("mvn -B -ntp verifyofficial\n");
    }

    private void program(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Run run(String name, String value) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", folder.resolve(".ci/run").toString());
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("TMPDIR", folder.toString());
        builder.environment().put(name, value);
        builder.redirectError(folder.resolve("errors").toFile());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }
}
