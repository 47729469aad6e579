package httpmonitor.cli;

import httpmonitor.elastic.ElasticConnection;
import httpmonitor.elastic.ElasticException;
import httpmonitor.elastic.Templates;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prepares any cluster. */
@Command(
        name = "setup",
        header = "Install the index templates on a cluster; once more changes nothing.",
        description = "Needs the cluster privilege manage_index_templates. The embedded store does this by itself.",
        footer = {
            "",
            "Example:",
            "  httpmonitor setup --es-url https://es.example:9200 --username elastic --ca-cert ca.pem"
        })
final class SetupCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    private ElasticOptions elastic = new ElasticOptions();

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws ElasticException {
        try (ElasticConnection connection = elastic.connect(data.folder())) {
            new Templates(connection, elastic.names()).install();
            Objects.requireNonNull(command)
                    .commandLine()
                    .getOut()
                    .println("The index templates for " + elastic.index() + " are installed at " + connection.where()
                            + ".");
        }
        return ExitCode.DONE;
    }
}
