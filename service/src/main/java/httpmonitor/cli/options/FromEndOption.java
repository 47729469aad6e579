package httpmonitor.cli.options;

import picocli.CommandLine.Option;

/** The option to count only what is written from now on. */
public final class FromEndOption {

    @Option(names = "--from-end", description = "Skip what a log file already holds when it is first seen.")
    private boolean fromEnd;

    /** Whether to skip what a file holds when it is first seen. */
    public boolean isGiven() {
        return fromEnd;
    }
}
