package httpmonitor.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** One benchmark: a command that measures in a scratch folder and prints a report. Progress goes to standard error. */
abstract class Bench implements Callable<Integer> {

    private enum Format {
        table,
        json
    }

    @Option(names = "--output", defaultValue = "table", description = "table or json (default: ${DEFAULT-VALUE}).")
    private Format output = Format.table;

    /** Measures; what it starts has ended when it returns. */
    abstract Report measure(Product product, Scratch scratch) throws Exception;

    @Override
    public Integer call() throws Exception {
        Product product = Product.here();
        Machine machine = Machine.now();
        try (Scratch scratch = Scratch.of(product)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(scratch)));
            Report report = measure(product, scratch);
            print(output == Format.json ? report.json(machine) : report.text(machine));
        }
        return 0;
    }

    /** Where a signal ends the measurement, what it started ends too, and what it wrote goes. */
    private static void cleanUp(Scratch scratch) {
        ProcessHandle.current().children().forEach(Product::stop);
        try {
            scratch.close();
        } catch (IOException e) {
            progress("leaving " + scratch.folder() + ": " + e.getMessage());
        }
    }

    static void progress(String doing) {
        System.err.println(doing + " ...");
    }

    private static void print(String report) throws IOException {
        System.out.println(report);
        if (System.out.checkError()) {
            throw new IOException("standard output takes no more");
        }
    }
}
