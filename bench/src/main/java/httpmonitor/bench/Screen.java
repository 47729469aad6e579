package httpmonitor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code watch} on a terminal of tmux, which must be installed. */
final class Screen implements AutoCloseable {

    private final ProcessHandle watch;

    private Screen(ProcessHandle watch) {
        this.watch = watch;
    }

    static Screen start(Product product, BenchStore store, Scratch scratch) throws IOException, InterruptedException {
        String socket = scratch.file("tmux").toString();
        Path file = scratch.file("screen.pid");
        String watch = "echo $$ > '" + file + ".new' && mv '" + file + ".new' '" + file + "'; exec '"
                + product.home().resolve("run.sh") + "' watch --data '" + store.data() + "'";
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
        Screen screen = new Screen(
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                        .orElseThrow(() -> new IOException("watch does not start")));
        // It is no child of ours: a signal that ends us would leave it running.
        Runtime.getRuntime().addShutdownHook(new Thread(screen::close));
        return screen;
    }

    ProcessFigures figures() throws IOException {
        return ProcessFigures.of(watch.pid());
    }

    /** Ends {@code watch}, and with it its terminal's only session, which ends tmux. */
    @Override
    public void close() {
        Product.stop(watch);
    }
}
