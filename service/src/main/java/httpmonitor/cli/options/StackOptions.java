package httpmonitor.cli.options;

import httpmonitor.compose.LogReader;
import httpmonitor.compose.Stack;
import picocli.CommandLine.Option;

/** The options of the Docker stack as a whole. */
public final class StackOptions {

    /** Which kind of stack to start. */
    @Option(
            names = "--stack",
            defaultValue = "auto",
            paramLabel = "KIND",
            description =
                    "docker: Docker Compose with Logstash and Kibana; embedded: all in this terminal; auto: docker"
                            + " where a Docker engine answers and none of --index, --data, --port and --heap is given,"
                            + " else embedded (default: ${DEFAULT-VALUE}).")
    public Stack stack = Stack.AUTO;

    /** The program that reads the log in the Docker stack. */
    @Option(
            names = "--shipper",
            defaultValue = "logstash",
            paramLabel = "NAME",
            description = "What reads the log in the Docker stack: logstash, or ship, which counts every line once"
                    + " (default: ${DEFAULT-VALUE}).")
    public LogReader shipper = LogReader.LOGSTASH;

    /** Whether to stop the Docker stack instead of starting it. */
    @Option(
            names = "--down",
            fallbackValue = "true",
            description =
                    "Stop and remove the Docker stack's containers, those of every profile, and end; the data stay.")
    public boolean down;

    /** Whether {@link #down} also deletes the stack's data. */
    @Option(names = "--delete-data", fallbackValue = "true", description = "With --down: delete the stack's data too.")
    public boolean deleteData;
}
