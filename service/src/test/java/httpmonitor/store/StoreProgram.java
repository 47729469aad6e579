package httpmonitor.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program of its own that runs a store until it is killed. */
final class StoreProgram {

    private final Process process;

    private StoreProgram(Process process) {
        this.process = process;
    }

    /** Returns once the store answers and has written its address. */
    static StoreProgram start(Path data) throws IOException {
        return start(data, "announced");
    }

    /** Returns once the store answers, before it has written its address. */
    static StoreProgram startUnannounced(Path data) throws IOException {
        return start(data, "unannounced");
    }

    private static StoreProgram start(Path data, String announced) throws IOException {
        List<String> command = List.of(
                NodeSettings.ownJavaHome().resolve("bin/java").toString(),
                "-Dhttpmonitor.home=" + System.getProperty("httpmonitor.home", ".."),
                "-cp",
                System.getProperty("java.class.path"),
                StoreProgram.class.getName(),
                data.toString(),
                announced);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Left open: closing it would make the program's later output fail.
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (!"ready".equals(line)) {
            throw new AssertionError("the store did not start: " + line);
        }
        return new StoreProgram(process);
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Runs a store in the folder that is the first argument. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        if (arguments[1].equals("announced")) {
            Nodes.ready(data, message -> {});
        } else {
            Nodes.ready(ElasticsearchNode.start(Nodes.settings(data, 0), message -> {}));
        }
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
