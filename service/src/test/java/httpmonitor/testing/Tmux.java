package httpmonitor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/** A terminal of tmux (https://github.com/tmux/tmux) with a shell in it, of a server of its own that ends with it. */
public final class Tmux implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String server = "httpmonitor-" + UUID.randomUUID();

    /** A terminal of this size. */
    public Tmux(int columns, int rows) {
        run("new-session", "-d", "-s", "test", "-x", "" + columns, "-y", "" + rows, "env PS1='$ ' sh");
        // Without its own line at the bottom, which would take one of the rows.
        run("set-option", "-g", "status", "off");
        resize(columns, rows);
    }

    /** Skips the test where there is no tmux and none can be had; where one could be had, that fails it. */
    public static void require() {
        if (!isInstalled("tmux")) {
            boolean canBeHad = isInstalled("apt-get") && isRoot();
            assertThat(canBeHad)
                    .as("tmux is not installed, and apt-get install tmux would be possible")
                    .isFalse();
            Assumptions.abort("needs tmux");
        }
    }

    private static boolean isInstalled(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder).resolve(program))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** Types text, and Enter behind it. */
    public void type(String text) {
        keys("-l", text);
        keys("Enter");
    }

    /** Presses keys, as tmux names them. */
    public void keys(String... keys) {
        List<String> command = new ArrayList<>(List.of("send-keys", "-t", "test"));
        command.addAll(List.of(keys));
        run(command.toArray(String[]::new));
    }

    /** Changes the size. */
    public void resize(int columns, int rows) {
        run("resize-window", "-t", "test", "-x", "" + columns, "-y", "" + rows);
    }

    /** From now on everything that programs write goes to a file too, byte by byte. */
    public void record(Path file) {
        run("pipe-pane", "-t", "test", "cat > " + file);
    }

    /** What is to be seen, line by line. */
    public List<String> screen() {
        return run("capture-pane", "-t", "test", "-p").lines().toList();
    }

    /** Waits until all of these texts are to be seen, and gives what is to be seen then. */
    public List<String> await(String... texts) {
        Instant end = Instant.now().plus(PATIENCE);
        List<String> seen = screen();
        while (!shows(seen, texts)) {
            assertThat(Instant.now())
                    .as("still not %s in\n%s", List.of(texts), String.join("\n", seen))
                    .isBefore(end);
            pause();
            seen = screen();
        }
        return seen;
    }

    private static boolean shows(List<String> seen, String... texts) {
        String all = String.join("\n", seen);
        return List.of(texts).stream().allMatch(all::contains);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tmux was waited for", e);
        }
    }

    private String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-L", server, "-f", "/dev/null"));
        command.addAll(List.of(arguments));
        try {
            Process tmux = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(tmux.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(tmux.waitFor()).as("%s: %s", command, said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tmux answered", e);
        }
    }

    @Override
    public void close() {
        run("kill-server");
    }
}
