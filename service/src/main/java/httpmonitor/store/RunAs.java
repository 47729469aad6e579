package httpmonitor.store;

import httpmonitor.store.process.Programs;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The user that Elasticsearch runs as; it refuses root.
 *
 * @param prefix the command that runs another one as this user; empty for this program's own user
 * @param uid the owner of Elasticsearch's files
 * @param gid the group of Elasticsearch's files
 */
record RunAs(List<String> prefix, int uid, int gid) {

    /** User ids that no system assigns: above systemd's dynamic users, below {@code nobody} (65534). */
    private static final int LOWEST = 65_520;

    private static final int HIGHEST = 65_533;

    RunAs {
        prefix = List.copyOf(prefix);
    }

    /** This program's own user. */
    static RunAs self(int uid, int gid) {
        return new RunAs(List.of(), uid, gid);
    }

    /**
     * A user without an account: nothing can log in as this user, and no other program runs as it. Only root can become
     * this user.
     *
     * @throws StartRefusedException where each of these ids has an account
     */
    static RunAs withoutAccount() throws IOException, StartRefusedException {
        Set<Integer> taken = Files.isReadable(Path.of("/etc/passwd")) ? numbers("/etc/passwd") : Set.of();
        int free = IntStream.rangeClosed(LOWEST, HIGHEST)
                .filter(number -> !taken.contains(number))
                .findFirst()
                .orElseThrow(() -> new StartRefusedException("Elasticsearch refuses to run as root, and all users from "
                        + LOWEST + " to " + HIGHEST + " have an account; " + RootPolicy.ANOTHER_USER));
        return user(free);
    }

    static RunAs user(int number) {
        return new RunAs(setpriv(number), number, number);
    }

    private static List<String> setpriv(int number) {
        return List.of(
                "setpriv",
                "--reuid=" + number,
                "--regid=" + number,
                "--clear-groups",
                "--inh-caps=-all",
                "--no-new-privs");
    }

    /** The same user, without any capability to gain; a container may not allow that. */
    RunAs withoutCapabilities() {
        List<String> bounded =
                Stream.concat(prefix.stream(), Stream.of("--bounding-set=-all")).toList();
        return new RunAs(bounded, uid, gid);
    }

    private static Set<Integer> numbers(String accounts) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(accounts), StandardCharsets.ISO_8859_1)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 2 && fields[2].matches("\\d{1,9}"))
                    .map(fields -> Integer.valueOf(fields[2]))
                    .collect(Collectors.toSet());
        }
    }

    /** Whether the system lets us run programs as this user. */
    boolean works() throws IOException, InterruptedException {
        return succeeds("true");
    }

    /** Whether this user can read every library of a distribution. */
    boolean reads(Path distribution) throws IOException, InterruptedException {
        String everyLibrary = "for file in \"$1\"/bin/elasticsearch \"$1\"/lib/*.jar \"$1\"/modules/*/*.jar;"
                + " do test -r \"$file\" || exit 1; done";
        return succeeds("sh", "-c", everyLibrary, "sh", distribution.toString());
    }

    boolean executes(Path program) throws IOException, InterruptedException {
        return succeeds("test", "-x", program.toString());
    }

    /** Whether this user can reach a folder; entering the folder itself is not checked. */
    boolean reaches(Path folder) throws IOException, InterruptedException {
        Path above = folder.getParent();
        return above == null || succeeds("sh", "-c", "test -x \"$1\"/.", "sh", above.toString());
    }

    /**
     * Runs a script of the shell as this user.
     *
     * @param script is sent to standard input, so that its secrets show in no list of processes
     * @return its output
     * @throws IOException where it fails; the message holds its output
     */
    String script(String script, Path folder) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(with("sh", "-s", "--", folder.toString())).redirectErrorStream(true);
        Process shell = builder.start();
        try (OutputStream in = shell.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (shell.waitFor() != 0) {
            throw new IOException(output.strip());
        }
        return output;
    }

    /** The command line that runs a command as this user. */
    List<String> with(String... command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        return whole;
    }

    private boolean succeeds(String... command) throws IOException, InterruptedException {
        if (!prefix.isEmpty() && !Programs.exists(prefix.getFirst())) {
            return false;
        }
        return new ProcessBuilder(with(command))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectInput(new File("/dev/null"))
                        .start()
                        .waitFor()
                == 0;
    }
}
