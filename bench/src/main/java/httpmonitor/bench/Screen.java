package httpmonitor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code watch} on a terminal that nobody sees: one of tmux, which must be installed. */
final class Screen implements AutoCloseable {

    private final String socket;
    private final long pid;

    private Screen(String socket, long pid) {
        this.socket = socket;
        this.pid = pid;
    }

    static Screen start(Product product, Store store, Scratch scratch) throws IOException, InterruptedException {
        String socket = scratch.file("tmux").toString();
        // It is no child of ours: a signal that ends us would leave it running.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(socket)));
        Path file = scratch.file("screen.pid");
        String watch = "echo $$ > '" + file + "'; exec '" + product.home().resolve("run.sh") + "' watch --data '"
                + store.data() + "'";
        Process tmux = new ProcessBuilder(
                        "tmux", "-S", socket, "-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "40", watch)
                .inheritIO()
                .start();
        if (!tmux.waitFor(10, TimeUnit.SECONDS) || tmux.exitValue() != 0) {
            throw new IOException("tmux does not start");
        }
        for (int tenth = 0; tenth < 100 && !Files.exists(file); tenth++) {
            Thread.sleep(100);
        }
        return new Screen(socket, Long.parseLong(Files.readString(file).strip()));
    }

    ProcessFigures figures() throws IOException {
        return ProcessFigures.of(pid);
    }

    private static void kill(String socket) {
        try {
            new ProcessBuilder("tmux", "-S", socket, "kill-server")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            Bench.progress("leaving tmux running: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        kill(socket);
    }
}
