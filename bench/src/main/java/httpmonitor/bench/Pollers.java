package httpmonitor.bench;

import httpmonitor.watch.TickReport;
import httpmonitor.watch.Watcher;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several pollers that ask at the same moment, as all do that watch one store at the same interval. */
final class Pollers implements AutoCloseable {

    private final List<Watcher> watchers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Watchers that have a connection each. */
    Pollers(List<Watcher> watchers) {
        this.watchers = List.copyOf(watchers);
    }

    /** Lets all of them run the tick for {@code t}, and waits for their reports. */
    List<TickReport> onTick(Instant t) throws IOException, InterruptedException {
        List<Future<TickReport>> running = new ArrayList<>();
        for (Watcher watcher : watchers) {
            running.add(threads.submit(() -> watcher.onTick(t, 0)));
        }
        List<TickReport> reports = new ArrayList<>();
        for (Future<TickReport> report : running) {
            try {
                reports.add(report.get());
            } catch (ExecutionException e) {
                throw new IOException(e);
            }
        }
        return reports;
    }

    @Override
    public void close() {
        threads.close();
    }
}
