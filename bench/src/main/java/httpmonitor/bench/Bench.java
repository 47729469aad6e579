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
            Report report = measure(product, scratch);
            print(output == Format.json ? report.json(machine) : report.text(machine));
        }
        return 0;
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
