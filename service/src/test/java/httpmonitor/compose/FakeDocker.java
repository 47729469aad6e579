package httpmonitor.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A program {@code docker} in a folder of its own, which notes how it is called and does what a test says. */
final class FakeDocker {
    private final Path program;
    private final Path calls;

    /** {@code body}: lines of a shell script, with the call in {@code $*}. */
    FakeDocker(Path folder, String body) throws IOException {
        program = Files.createDirectories(folder).resolve("docker");
        calls = folder.resolve("calls");
        Files.writeString(program, "#!/bin/sh\necho \"$*\" >>'" + calls + "'\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    String program() {
        return program.toString();
    }

    List<String> calls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }
}
