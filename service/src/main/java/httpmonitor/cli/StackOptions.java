package httpmonitor.cli;

import picocli.CommandLine.Option;

/** The options of the Docker stack as a whole. */
final class StackOptions {

    @Option(
            names = "--stack",
            defaultValue = "auto",
            paramLabel = "KIND",
            description =
                    "docker: Docker Compose with Logstash and Kibana; embedded: all in this terminal; auto: docker where a Docker"
                            + " engine answers (default: ${DEFAULT-VALUE}).")
    Stack stack = Stack.AUTO;

    @Option(
            names = "--shipper",
            defaultValue = "logstash",
            paramLabel = "NAME",
            description = "What reads the log in the Docker stack: logstash, or ship, which counts every line once"
                    + " (default: ${DEFAULT-VALUE}).")
    Shipper shipper = Shipper.LOGSTASH;

    @Option(
            names = "--down",
            description =
                    "Stop and remove the Docker stack's containers, those of every profile, and end; the data stay.")
    boolean down;

    @Option(names = "--delete-data", description = "With --down: delete the stack's data too.")
    boolean deleteData;
}
