package httpmonitor.cli;

import httpmonitor.alert.AlertRule;
import httpmonitor.cli.options.IngestOptions;
import httpmonitor.cli.options.LogFileOption;
import httpmonitor.cli.options.StackOptions;
import httpmonitor.cli.options.StoreOptions;
import httpmonitor.cli.options.WatchOptions;
import httpmonitor.cli.run.Lifetime;
import httpmonitor.cli.run.LogFiles;
import httpmonitor.cli.run.UpInTerminal;
import httpmonitor.cli.run.UpInTerminal.Started;
import httpmonitor.cli.run.WatchRun;
import httpmonitor.cli.run.WatchedLogs;
import httpmonitor.cli.usage.Topic;
import httpmonitor.cli.usage.ValueOrigin;
import httpmonitor.compose.Docker;
import httpmonitor.compose.DockerStack;
import httpmonitor.compose.EnvFile;
import httpmonitor.compose.LogMount;
import httpmonitor.compose.LogReader;
import httpmonitor.compose.SecretFiles;
import httpmonitor.compose.Stack;
import httpmonitor.compose.UpInDocker;
import httpmonitor.console.ExitCode;
import httpmonitor.console.Home;
import httpmonitor.console.Shutdown;
import httpmonitor.console.UserException;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.view.screen.pages.Elsewhere.Setting;
import httpmonitor.view.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole system in one terminal. */
@Command(
        name = "up",
        header = "Run the whole system in this terminal: a store, ingestion of the access log, and the poller.",
        description = "Stops everything in order on Ctrl-C; the data stay.",
        footer = {
            "",
            "Examples:",
            "  httpmonitor up --demo",
            "  httpmonitor up --log-file /var/log/nginx/access.log --threshold 50"
        })
final class UpCommand extends ElasticCommand {

    @Mixin
    private StackOptions docker = new StackOptions();

    @Mixin
    private LogFileOption named = new LogFileOption();

    @Option(
            names = "--demo",
            fallbackValue = "true",
            description = "Watch generated traffic that makes the alert fire and recover, with data of its own: in"
                    + " --data where that is typed, in demo/ of a data folder that is set otherwise, else in"
                    + " demo-data/ next to run.sh.")
    private boolean demo;

    @Topic.Of(Topic.DISPLAY)
    @Option(
            names = "--no-web",
            fallbackValue = "true",
            description = "Do not serve the page, which else is served on the first free port from 8911 on.")
    private boolean noWeb;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private IngestOptions ingest = new IngestOptions();

    @Mixin
    private WatchOptions watch = new WatchOptions();

    @Override
    public Integer call() throws Exception {
        try (Shutdown shutdown = new Shutdown()) {
            if (docker.down || docker.deleteData) {
                return down(shutdown);
            }
            checkStack();
            AlertRule rule = watch.rule.rules(watch.display.zone()).getFirst();
            watch.notify.check();
            checkWeb();
            if (demo && origin("--log-file").beats(origin("--demo"))) {
                demo = false;
            } else if (demo && !named.paths.isEmpty()) {
                say("--demo watches traffic of its own: " + String.join(", ", named.paths) + " is not watched");
            }
            LogFiles.check(named.paths, "--log-file", this);
            ingest.lines.check();
            return usesDocker() ? inDocker(rule, shutdown) : inThisTerminal(rule, shutdown);
        }
    }

    /** A cluster and a stack exclude each other; with {@code auto}, a cluster that is given is used. */
    private void checkStack() {
        if (elastic.isGiven() && docker.stack != Stack.AUTO) {
            String stack = "--stack " + docker.stack.name().toLowerCase(Locale.ROOT);
            if (holds("--es-url", stack)) {
                docker.stack = Stack.AUTO;
            } else {
                elastic.useEmbeddedStore();
            }
        }
    }

    private void checkWeb() {
        if (noWeb && (!watch.web.isGiven() || holds("--no-web", "--web"))) {
            watch.web.serveNowhere();
        } else {
            watch.web.serveOnFirstFreePort();
        }
        watch.web.check();
    }

    private int down(Shutdown shutdown) throws IOException, InterruptedException {
        if (!docker.down) {
            throw wrong("--delete-data needs --down");
        }
        EnvFile env = EnvFile.inHome();
        env.complete("HOST_NAME", ingest.host.name());
        new DockerStack(Docker.inHome(Map.of()), env, SecretFiles.inHome(), this::print)
                .down(docker.deleteData, shutdown);
        return ExitCode.DONE;
    }

    private boolean usesDocker() throws InterruptedException {
        if (elastic.isGiven() || docker.stack == Stack.EMBEDDED) {
            return false;
        }
        List<String> embeddedOnly = embeddedOnly();
        Optional<String> objection = DockerStack.objection(Docker.inHome(Map.of()));
        if (objection.isPresent() && docker.stack == Stack.DOCKER && embeddedOnly.isEmpty()) {
            throw new UserException("--stack docker cannot be used: " + objection.get()
                    + "; start the Docker engine, or use --stack embedded");
        }
        if (objection.isEmpty() && !embeddedOnly.isEmpty()) {
            say("The embedded store is used, because the Docker stack cannot keep to "
                    + String.join(", ", embeddedOnly));
        }
        return objection.isEmpty() && embeddedOnly.isEmpty();
    }

    /** The options that are given, have no effect in Docker, and hold against {@code --stack docker}. */
    private List<String> embeddedOnly() {
        List<String> options = new ArrayList<>(List.of("--port", "--heap"));
        if (!demo) { // whose log is in that folder in Docker too
            options.add("--data");
        }
        if (!elastic.index().equals(IndexNames.USUAL_PATTERN)) {
            options.add("--index");
        }
        options.removeIf(name ->
                origin(name) == ValueOrigin.NONE || (docker.stack == Stack.DOCKER && !holds(name, "--stack docker")));
        return options;
    }

    private int inDocker(AlertRule rule, Shutdown shutdown) throws Exception {
        elastic.useUsualIndex(); // another one that is given does not hold against --stack docker
        if (origin("--shipper").beats(origin("--from-end"))) {
            ingest.fromEnd &= docker.shipper == LogReader.SHIP;
        }
        if (ingest.fromEnd && docker.shipper == LogReader.LOGSTASH) {
            throw wrong("--from-end needs --stack embedded, or --shipper ship: Logstash, which reads the log in the"
                    + " Docker stack, begins at its start");
        }
        WatchedLogs logs = logs();
        List<String> files = logs.prepare();
        EnvFile env = EnvFile.inHome();
        Optional<Path> chosen = demo ? Optional.empty() : env.setting("LOG_DIR").map(Home.path()::resolve);
        LogMount mount = checked(() -> LogMount.of(files, chosen));
        logs.startDemo(rule, shutdown);
        UpInDocker up = new UpInDocker(
                docker.shipper,
                ingest.host.name(),
                ingest.host.given(),
                ingest.ofStack(),
                env,
                SecretFiles.inHome(),
                this::print);
        up.kibana().ifPresent(watch.kibana::usual);
        ElasticSettings settings = up.start(mount, watch.role(), shutdown);
        logs.announce(files);
        WatchRun run = poller(settings, shutdown)
                .waitingFor(logs::waiting)
                .copying(Optional.of("docker compose run --rm poller"), List.of());
        return new Lifetime(shutdown).run(run::run);
    }

    private int inThisTerminal(AlertRule rule, Shutdown shutdown) throws Exception {
        WatchedLogs logs = logs();
        Path folder = demo ? data.folderOfDemo() : data.folder();
        Lifetime lifetime = new Lifetime(shutdown);
        Started started = new UpInTerminal(elastic, store, ingest, logs, folder, lifetime, shutdown, err())
                .start(rule, watch.role());
        WatchRun run = poller(started.poller(), shutdown).waitingFor(() -> {
            List<String> missing = logs.waiting();
            return missing.isEmpty() ? started.shipper().unheard().stream().toList() : missing;
        });
        if (demo && !elastic.isGiven()) {
            run.copying(Optional.empty(), List.of(new Setting("--data", folder.toString())));
        }
        return lifetime.run(run::run);
    }

    private WatchedLogs logs() {
        Optional<Path> folderOfDemo = demo ? Optional.of(data.folderOfDemo()) : Optional.empty();
        return new WatchedLogs(named.paths, folderOfDemo, this::say);
    }

    private WatchRun poller(ElasticSettings settings, Shutdown shutdown) {
        return new WatchRun(watch, shutdown.add(WatchRun.connect(settings)), elastic.names(), line(), shutdown);
    }

    /** Prints a line of Docker without control characters. */
    private void print(String line) {
        err().println(Printable.of(line));
    }
}
