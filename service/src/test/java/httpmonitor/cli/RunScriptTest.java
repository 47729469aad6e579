package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code run.sh} does before the program runs, in a project of its own whose Maven is a script. HOME is not set,
 * as under cron.
 */
class RunScriptTest {

    private static final Path PROJECT = Path.of(System.getProperty("httpmonitor.home", ".."));

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path project;

    private record Ended(int code, String said) {}

    @BeforeEach
    void setUp() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        Files.createDirectories(project.resolve("service/src/main"));
        Files.createDirectories(project.resolve("logstash/templates"));
        Files.createDirectories(project.resolve("logstash/formats"));
        Files.createDirectories(project.resolve("logstash/formats"));
        Files.createFile(project.resolve("pom.xml"));
        Files.createFile(project.resolve("service/pom.xml"));
        for (String script : List.of("run.sh", "generate-logs.sh")) {
            executable(project.resolve(script), Files.readString(PROJECT.resolve(script)));
        }
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void maven(String script) throws IOException {
        executable(folder.resolve("bin/mvn"), "#!/bin/sh\n" + script);
    }

    private Ended run(Path script, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    @Test
    void aBuildThatFailsIsUnknownToCheckAndAFailureToOthers() throws Exception {
        maven("echo '[ERROR] Failed to execute goal: compilation failure'; exit 1");

        Ended check = run(project.resolve("run.sh"), "check");
        assertThat(check.code()).as(check.said()).isEqualTo(3);
        assertThat(check.said()).contains("The build failed: Failed to execute goal: compilation failure");
        assertThat(run(project.resolve("run.sh"), "watch").code()).isEqualTo(1);
        assertThat(run(project.resolve("generate-logs.sh")).code()).isEqualTo(1);
    }

    @Test
    void offlineMavenIsReportedInOneSentence() throws Exception {
        maven("echo '[ERROR] Plugin x could not be resolved: Cannot access central in offline mode'; exit 1");

        assertThat(run(project.resolve("run.sh"), "watch").said())
                .contains("The build needs files that Maven has not downloaded yet, and Maven is offline")
                .doesNotContain("The build failed");
    }

    @Test
    void aLinkBuildsTheProjectThatItLeadsToAndAJvmThatDoesNotStartIsUnknown() throws Exception {
        maven("umask 077; mkdir -p service/target; echo no jar > service/target/httpmonitor.jar;"
                + " echo '[INFO] Downloaded from x: y/z.zip (12 MB at 3 MB/s)'");
        Path link = Files.createSymbolicLink(folder.resolve("httpmonitor"), Path.of("project/run.sh"));

        Ended ended = run(link, "check");

        assertThat(ended.code()).as(ended.said()).isEqualTo(3);
        assertThat(ended.said())
                .containsPattern("Built in \\d+ s, with 12 MB of plugins and libraries in 1 files downloaded[.]");
        assertThat(project.resolve("service/target/run/httpmonitor.jar")).exists();
        assertThat(Files.getPosixFilePermissions(project.resolve("service/target/httpmonitor.jar")))
                .as("what containers of other users read")
                .contains(PosixFilePermission.OTHERS_READ);
        assertThat(folder.resolve("service")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"service/src/main/A.java", "logstash/templates/hit.json", "logstash/formats/order.txt"})
    void whatTheJarHoldsIsBuiltAnewWhereItHasChanged(String file) throws Exception {
        maven("echo built >&2; exit 1");
        Path jar = project.resolve("service/target/run/httpmonitor.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "no jar");
        assertThat(run(project.resolve("run.sh"), "watch").said()).doesNotContain("Building");
        Path changed = Files.writeString(project.resolve(file), "newer");
        Files.setLastModifiedTime(changed, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        assertThat(run(project.resolve("run.sh"), "watch").said()).contains("Building HttpMonitor");
    }

    /** Runs text behind functions of {@code run.sh}, each of which ends in front of an empty line. */
    private Ended withFunctions(String text, String... functions) throws IOException, InterruptedException {
        String source = Files.readString(PROJECT.resolve("run.sh"));
        StringBuilder script = new StringBuilder("#!/usr/bin/env bash\nset -euo pipefail\n");
        for (String function : functions) {
            int begin = source.indexOf("\n" + function + "() {");
            script.append(source, begin, source.indexOf("}\n\n", begin) + 2);
        }
        Path file = folder.resolve("functions.sh");
        executable(file, script + text);
        return run(file);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [INFO] Scanning for projects... | reading the project
                    [INFO] Downloading from central: https://x/org/a/a-1.2.jar | downloading a-1.2.jar
                    [INFO] Downloaded from central: https://x/a-1.jar (600 kB at 3.1 MB/s)\
                    \\n[INFO] Downloaded from central: https://x/b-1.jar (1.5 MB)\
                    \\n[INFO] Downloading from central: https://x/c-1.jar\
                     | downloading c-1.jar; 2 MB of plugins and libraries in 2 files downloaded so far
                    [INFO] --- download:1.13.0:wget (elasticsearch) @ service --- | downloading Elasticsearch (132 MB)
                    [INFO] --- download:1.13.0:wget (elasticsearch) @ service ---\
                    \\n[INFO] --- maven-antrun-plugin:3.1.0:run (unpack) @ service --- | unpacking Elasticsearch
                    [INFO] --- maven-compiler-plugin:3.14.0:compile (default) @ service --- | compiling
                    [INFO] --- shade:3.6.0:shade (default) @ service --- | packing the jar
                    """)
    void theStateOfABuildIsReadFromTheLogOfMaven(String log, String state) throws Exception {
        Path file = Files.writeString(folder.resolve("build.log"), log.replace("\\n", "\n") + "\n");

        assertThat(withFunctions("build_state '" + file + "'", "build_state").said())
                .isEqualTo(state);
    }

    /** With a clock that each look at the build sets half a minute later, and a build that ends after the fifth. */
    @Test
    void aBuildThatTakesLongSaysOnceAMinuteWhatItDoes() throws Exception {
        Path log = Files.writeString(folder.resolve("build.log"), "[INFO] --- compiler:3.14.0:compile @ x ---\n");

        Ended ended = withFunctions(
                "unset SECONDS\nSECONDS=0 looks=0\nsleep() { SECONDS=$((SECONDS + 30)); }\n"
                        + "kill() { ((++looks <= 5)); }\nshow_build '" + log + "' 1\n",
                "say",
                "build_state",
                "show_build");

        assertThat(ended).isEqualTo(new Ended(0, "  60 s: compiling\n  120 s: compiling\n"));
    }
}
