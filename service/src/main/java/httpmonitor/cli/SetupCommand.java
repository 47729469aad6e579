package httpmonitor.cli;

import httpmonitor.cli.options.AccessOptions;
import httpmonitor.cli.options.HostNameOption;
import httpmonitor.cli.options.KibanaOption;
import httpmonitor.cli.options.RetentionOption;
import httpmonitor.cli.run.ClusterSetup;
import httpmonitor.compose.EnvFile;
import httpmonitor.compose.SecretFiles;
import httpmonitor.console.ExitCode;
import httpmonitor.console.Home;
import httpmonitor.console.Sentence;
import httpmonitor.console.UserException;
import httpmonitor.elastic.admin.KibanaImport;
import httpmonitor.elastic.rest.ClusterWait;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.ElasticSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prepares any cluster. */
@Command(
        name = "setup",
        header = "Install index templates, retention, and least-privilege roles on a cluster;"
                + " another run changes nothing.",
        description = "Needs the cluster privileges manage_index_templates, manage_ilm, manage_security and monitor,"
                + " delete_index on"
                + " the hits, and for --create-keys all that the roles may do. A step for which the cluster"
                + " has no feature is reported and left out. Where a privilege is missing, setup reports it,"
                + " takes the other steps, and ends with exit code 1. The embedded store needs no setup.",
        footer = {
            "",
            "Example:",
            "  httpmonitor setup --es-url https://es.example:9200 --ca-cert ca.pem \\",
            "    --username elastic --create-keys"
        })
final class SetupCommand extends ElasticCommand {

    @Mixin
    private RetentionOption retention = new RetentionOption();

    @Mixin
    private AccessOptions access = new AccessOptions();

    @Option(
            names = "--wait",
            defaultValue = "0s",
            paramLabel = "DURATION",
            description = "How long to wait for Elasticsearch, and then for Kibana (default: ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ZERO;

    @Mixin
    private KibanaOption kibana = new KibanaOption();

    @Option(
            names = "--secrets",
            fallbackValue = "true",
            description = "Only write the files of Docker Compose that are missing: passwords in secrets/, HOST_NAME in"
                    + " .env, the folder logs/; ask no cluster.")
    private boolean secrets;

    @Option(
            names = "--only-kibana",
            fallbackValue = "true",
            description =
                    "Only import the objects into Kibana, unless it has the same ones; leave Elasticsearch as it is.")
    private boolean onlyKibana;

    @Mixin
    private HostNameOption host = new HostNameOption();

    @Override
    public Integer call() throws ElasticException, IOException, InterruptedException {
        if (secrets) {
            return prepareCompose();
        }
        Optional<URI> kibanaUrl = kibana.url();
        if (onlyKibana && kibanaUrl.isEmpty()) {
            throw wrong("--only-kibana needs --kibana-url");
        }
        ElasticSettings settings = elastic.unlimited(data.folder());
        boolean complete = onlyKibana || prepare(settings);
        if (kibanaUrl.isPresent()) {
            importInto(kibanaUrl.get(), settings);
        }
        return complete ? ExitCode.DONE : ExitCode.FAILED;
    }

    private int prepareCompose() throws IOException {
        EnvFile.inHome().complete("HOST_NAME", host.name());
        Files.createDirectories(Home.path().resolve("logs"));
        print("The secrets for Docker Compose are in " + SecretFiles.inHome().complete());
        return ExitCode.DONE;
    }

    /** Takes the steps in Elasticsearch, and returns whether all were taken. */
    private boolean prepare(ElasticSettings settings) throws ElasticException, InterruptedException {
        try (ElasticConnection connection = ElasticConnection.to(settings)) {
            if (patience.isPositive()) {
                ClusterWait.await(connection, patience);
            }
            ClusterSetup cluster = new ClusterSetup(connection, elastic.names(), out(), err());
            cluster.templates(retention.given());
            cluster.access(access);
            // Last, so that the first step reports a server that does not answer.
            cluster.version();
            return cluster.isComplete();
        }
    }

    private void importInto(URI url, ElasticSettings settings) throws IOException, InterruptedException {
        try (KibanaImport objects = read("--ca-cert", () -> new KibanaImport(url, settings))) {
            objects.await(patience);
            for (Path file : savedObjects()) {
                switch (objects.bring(file)) {
                    case KibanaImport.Imported imported ->
                        print("Kibana has " + imported.objects() + " objects of " + file.getFileName());
                    case KibanaImport.Unchanged unchanged ->
                        print("Kibana had the objects of " + file.getFileName()
                                + " already; they are left as they are");
                }
            }
        }
    }

    private static List<Path> savedObjects() throws IOException {
        Path folder = Home.path().resolve("kibana");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> objects = files.filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList();
            if (objects.isEmpty()) {
                throw new UserException("There is nothing to import into Kibana: " + folder + " has no .ndjson file.");
            }
            return objects;
        } catch (NoSuchFileException e) {
            throw new UserException("There is nothing to import into Kibana: the folder " + folder + " is missing.", e);
        }
    }

    private void print(String sentence) {
        out().println(Sentence.of(sentence));
    }
}
