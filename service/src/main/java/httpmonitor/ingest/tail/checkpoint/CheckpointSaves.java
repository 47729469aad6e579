package httpmonitor.ingest.tail.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes many checkpoints at the same time: a disk syncs sixteen files in the time of one. */
public final class CheckpointSaves {
    private static final int AT_ONCE = 16;

    private CheckpointSaves() {}

    /**
     * Runs these tasks, each of which writes its own files. After all have ended, throws the exception of the first
     * that failed.
     */
    public static void run(List<Callable<Void>> saves) throws IOException {
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.clamp(saves.size(), 1, AT_ONCE))) {
            List<Future<Void>> all = new ArrayList<>();
            saves.forEach(save -> all.add(pool.submit(save)));
            for (Future<Void> each : all) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }
}
