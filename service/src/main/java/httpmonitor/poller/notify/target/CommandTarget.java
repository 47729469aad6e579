package httpmonitor.poller.notify.target;

import httpmonitor.http.JsonBody;
import httpmonitor.poller.notify.DeliveryException;
import httpmonitor.poller.notify.Notice;
import httpmonitor.poller.notify.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program for every notice. The notice is on its standard input, as a webhook would get it, and in variables
 * {@code HTTPMONITOR_ALERT_*} of its environment; no shell is involved, and no part of it is in the arguments. Our own
 * settings, with their secrets, are removed from its environment. Exit code 0 is success; the program has 15 s.
 *
 * <p>All processes that the program has started are ended with it, also those in the background: a notice must not
 * leave processes.
 */
public final class CommandTarget implements Target {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final String OURS = "HTTPMONITOR_";

    private final List<String> command;
    private final Map<String, String> labels;

    /**
     * For a program and its arguments.
     *
     * @param command not empty
     * @param labels sent with every notice
     */
    public CommandTarget(List<String> command, Map<String, String> labels) {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a command to notify with has at least a file");
        }
        this.command = List.copyOf(command);
        this.labels = Map.copyOf(labels);
    }

    @Override
    public String name() {
        return "command " + command.getFirst();
    }

    @Override
    public String identity() {
        return "command " + command;
    }

    @Override
    public void deliver(Notice notice) throws DeliveryException, InterruptedException {
        Map<String, @Nullable Object> body = NoticeBody.of(notice, labels);
        EnvironmentMark mark = EnvironmentMark.unique();
        Process process = start(notice, body, mark);
        try {
            LastLine lastLine = LastLine.of(process.getErrorStream());
            Thread.ofVirtual().start(() -> feed(process, JsonBody.of(body)));
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DeliveryException(
                        name() + " has not ended within " + LIMIT.toSeconds() + "s and was stopped");
            }
            if (process.exitValue() != 0) {
                throw new DeliveryException(name() + " ended with " + process.exitValue() + said(lastLine));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            mark.endAll();
        }
    }

    private Process start(Notice notice, Map<String, @Nullable Object> body, EnvironmentMark mark)
            throws DeliveryException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith(OURS));
        body.forEach((name, value) -> {
            if (value != null && !(value instanceof Map)) {
                builder.environment().put(OURS + "ALERT_" + name.toUpperCase(Locale.ROOT), value.toString());
            }
        });
        builder.environment().put(OURS + "ALERT_RULE", notice.rule().name());
        mark.put(builder.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new DeliveryException(name() + " cannot be run: " + e.getMessage(), e);
        }
    }

    private static void feed(Process process, String json) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A program need not read its input; its exit code decides.
            return;
        }
    }

    private static String said(LastLine lastLine) throws InterruptedException {
        Optional<String> line = lastLine.await(LAST_WORDS);
        if (line.isEmpty()) {
            return ", and what it says cannot be read";
        }
        return line.get().isEmpty() ? "" : " and says: " + line.get();
    }
}
