package httpmonitor.cli;

import httpmonitor.alert.AlertRule;
import httpmonitor.cli.options.DataOption;
import httpmonitor.cli.options.IngestOptions;
import httpmonitor.cli.options.LogFileOption;
import httpmonitor.cli.options.StackOptions;
import httpmonitor.cli.options.StoreOptions;
import httpmonitor.cli.options.WatchOptions;
import httpmonitor.cli.run.DemoLog;
import httpmonitor.cli.run.HeartbeatCleanup;
import httpmonitor.cli.run.Lifetime;
import httpmonitor.cli.run.LogFiles;
import httpmonitor.cli.run.ShipRun;
import httpmonitor.cli.run.WatchRun;
import httpmonitor.cli.usage.Invocation;
import httpmonitor.cli.usage.Topic;
import httpmonitor.cli.usage.Usage;
import httpmonitor.cli.usage.ValueOrigin;
import httpmonitor.compose.Docker;
import httpmonitor.compose.DockerStack;
import httpmonitor.compose.EnvFile;
import httpmonitor.compose.LogReader;
import httpmonitor.compose.SecretFiles;
import httpmonitor.compose.Stack;
import httpmonitor.compose.UpInDocker;
import httpmonitor.console.ExitCode;
import httpmonitor.console.Home;
import httpmonitor.console.Sentence;
import httpmonitor.console.Shutdown;
import httpmonitor.console.UserException;
import httpmonitor.elastic.admin.Role;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.files.PrivateFile;
import httpmonitor.ingest.tail.TailOptions;
import httpmonitor.ingest.tail.checkpoint.AlreadyTailedException;
import httpmonitor.store.NodeSettings;
import httpmonitor.store.RunningStore;
import httpmonitor.store.hits.EmbeddedStore;
import httpmonitor.view.screen.pages.Elsewhere.Setting;
import httpmonitor.view.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
    private LogFileOption logs = new LogFileOption();

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

    /** The shipper of this terminal; empty before its start, and where the Docker stack ships. */
    private Optional<ShipRun> shipping = Optional.empty();

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
            if (demo && ValueOrigin.of(command, "--log-file").beats(ValueOrigin.of(command, "--demo"))) {
                demo = false;
            } else if (demo && !logs.paths().isEmpty()) {
                say("--demo watches traffic of its own: " + String.join(", ", logs.paths()) + " is not watched");
            }
            LogFiles.check(logs.paths(), "--log-file", command);
            ingest.lines.check(command);
            boolean inDocker = usesDocker();
            Lifetime lifetime = new Lifetime(shutdown);
            ElasticSettings settings = inDocker ? inDocker(rule, shutdown) : inThisTerminal(rule, shutdown, lifetime);
            ElasticConnection asking = shutdown.add(WatchRun.connect(settings));
            WatchRun run = new WatchRun(watch, asking, elastic.names(), line(), shutdown).waitingFor(this::waiting);
            if (inDocker) {
                run.copying(Optional.of("docker compose run --rm poller"), List.of());
            } else if (demo && !elastic.isGiven()) {
                run.copying(Optional.empty(), List.of(new Setting("--data", folder().toString())));
            }
            return lifetime.run(run::run);
        }
    }

    /** A cluster and a stack exclude each other; with {@code auto}, a cluster that is given is used. */
    private void checkStack() {
        if (elastic.isGiven() && docker.stack != Stack.AUTO) {
            String stack = "--stack " + docker.stack.name().toLowerCase(Locale.ROOT);
            if (ValueOrigin.holds(command, "--es-url", stack)) {
                docker.stack = Stack.AUTO;
            } else {
                elastic.useEmbeddedStore();
            }
        }
    }

    private void checkWeb() {
        if (noWeb && (!watch.web.isGiven() || ValueOrigin.holds(command, "--no-web", "--web"))) {
            watch.web.serveNowhere();
        } else {
            watch.web.serveOnFirstFreePort();
        }
        watch.web.check();
    }

    /** Why zero hits do not mean no traffic yet: logs that do not exist, or whose shipper has not been heard. */
    private List<String> waiting() {
        List<String> missing = demo ? List.of() : LogFiles.waiting(logs.paths());
        return missing.isEmpty() ? shipping.flatMap(ShipRun::unheard).stream().toList() : missing;
    }

    private int down(Shutdown shutdown) throws IOException, InterruptedException {
        if (!docker.down) {
            throw Usage.wrong(command, "--delete-data needs --down");
        }
        EnvFile env = EnvFile.inHome();
        env.complete("HOST_NAME", ingest.host.name());
        Docker program = new Docker("docker", Home.path(), Map.of());
        new DockerStack(program, env, SecretFiles.inHome(), this::print).down(docker.deleteData, shutdown);
        return ExitCode.DONE;
    }

    private boolean usesDocker() throws InterruptedException {
        if (elastic.isGiven() || docker.stack == Stack.EMBEDDED) {
            return false;
        }
        List<String> embeddedOnly = embeddedOnly();
        Optional<String> objection = DockerStack.objection(new Docker("docker", Home.path(), Map.of()));
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
        options.removeIf(name -> ValueOrigin.of(command, name) == ValueOrigin.NONE
                || (docker.stack == Stack.DOCKER && !ValueOrigin.holds(command, name, "--stack docker")));
        return options;
    }

    private ElasticSettings inDocker(AlertRule rule, Shutdown shutdown) throws IOException, InterruptedException {
        elastic.useUsualIndex(); // another one that is given does not hold against --stack docker
        if (ValueOrigin.of(command, "--shipper").beats(ValueOrigin.of(command, "--from-end"))) {
            ingest.fromEnd &= docker.shipper == LogReader.SHIP;
        }
        if (ingest.fromEnd && docker.shipper == LogReader.LOGSTASH) {
            throw Usage.wrong(
                    command,
                    "--from-end needs --stack embedded, or --shipper ship: Logstash, which reads the log in the"
                            + " Docker stack, begins at its start");
        }
        List<String> files = files(rule, shutdown);
        EnvFile env = EnvFile.inHome();
        Optional<Path> chosen = demo ? Optional.empty() : env.setting("LOG_DIR").map(Home.path()::resolve);
        UpInDocker up = new UpInDocker(
                docker.shipper,
                ingest.host.name(),
                ingest.host.given(),
                ingest.ofStack(command),
                env,
                SecretFiles.inHome(),
                this::print);
        try {
            up.kibana().ifPresent(watch.kibana::usual);
            ElasticSettings settings = up.start(files, chosen, watch.role(), shutdown);
            watching(files);
            return settings;
        } catch (IllegalArgumentException e) {
            throw Usage.wrong(command, e);
        }
    }

    /** Prints a line of Docker without control characters. */
    private void print(String line) {
        err().println(Printable.of(line));
    }

    private ElasticSettings inThisTerminal(AlertRule rule, Shutdown shutdown, Lifetime lifetime)
            throws IOException, InterruptedException, ElasticException {
        List<String> own = demo ? List.of() : logFiles();
        if (elastic.isGiven()) {
            ElasticSettings given = elastic.settings(folder(), Role.WRITER);
            List<String> files = demo ? files(rule, shutdown) : own;
            forgetDemoAtEnd(given, shutdown);
            startShipping(files, given, shutdown, lifetime);
            watching(files);
            return given;
        }
        NodeSettings node = store.settings(folder());
        RunningStore running = EmbeddedStore.startOrJoin(
                demo ? node.onFreePort() : node,
                elastic.names(),
                ingest.retention.retention(),
                shutdown,
                this::say,
                reason -> lifetime.fail(new UserException(reason)));
        ElasticSettings unlimited = EmbeddedStore.unlimited(running);
        ElasticConnection tidying = shutdown.add(ElasticConnection.to(unlimited));
        if (demo) {
            PrivateFile.create(DemoLog.in(folder()));
        }
        List<String> files = demo ? files(rule, shutdown) : own;
        heartbeats(tidying).forgetFormerSources(files);
        forgetDemoAtEnd(unlimited, shutdown);
        startShipping(files, EmbeddedStore.as(running, Role.WRITER), shutdown, lifetime);
        watching(files);
        return EmbeddedStore.as(running, watch.role());
    }

    private Path folder() {
        return demo ? data.folderOfDemo() : data.folder();
    }

    private void watching(List<String> files) {
        boolean usual = !demo && logs.paths().isEmpty();
        String traffic = "; make traffic with " + Invocation.current().hint("./generate-logs.sh");
        say("Watching " + String.join(", ", files) + (usual ? traffic : ""));
    }

    private List<String> files(AlertRule rule, Shutdown shutdown) throws IOException {
        return demo ? List.of(DemoLog.start(folder(), rule, shutdown, this::say)) : logFiles();
    }

    private List<String> logFiles() throws IOException {
        if (!logs.paths().isEmpty()) {
            LogFiles.waiting(logs.paths()).forEach(this::say);
            return logs.paths();
        }
        Path usual = Home.path().resolve("logs/access.log");
        if (!Files.exists(usual)) {
            Files.createDirectories(Objects.requireNonNull(usual.getParent()));
            Files.createFile(usual);
        }
        return List.of(usual.toString());
    }

    /** Deletes the heartbeat of a demo's log at its end, so that no poller waits for it. */
    private void forgetDemoAtEnd(ElasticSettings settings, Shutdown shutdown) {
        if (demo) {
            ElasticConnection connection = shutdown.add(ElasticConnection.to(settings));
            String log = DemoLog.in(folder()).toString();
            shutdown.add(() -> heartbeats(connection).forgetDemo(log));
        }
    }

    private HeartbeatCleanup heartbeats(ElasticConnection connection) {
        return new HeartbeatCleanup(connection, ingest.host.name(), this::say);
    }

    private void startShipping(List<String> files, ElasticSettings writer, Shutdown shutdown, Lifetime lifetime)
            throws IOException {
        ElasticConnection connection = shutdown.add(ElasticConnection.to(writer));
        TailOptions options = ingest.tail(files, DataOption.checkpoints(folder()), false);
        ShipRun run = new ShipRun(
                options,
                ingest.lines.rules(command),
                connection,
                elastic.names(),
                ingest.retention.retention(),
                shutdown,
                err(),
                false);
        shipping = Optional.of(run);
        Thread.ofPlatform().daemon().name("ship").start(() -> ship(run, lifetime));
    }

    /**
     * Ships until it ends. A failure ends the program, so that it can be started again. Where another program ships the
     * same log, the poller continues.
     */
    @SuppressWarnings("IllegalCatch") // the shipper's thread has no other way to report them
    private void ship(ShipRun run, Lifetime lifetime) {
        try {
            run.run();
        } catch (AlreadyTailedException e) {
            say("Shipping has ended: " + e.getMessage());
        } catch (Exception | Error e) {
            lifetime.fail(new UserException("Shipping has ended: " + Sentence.of(e), e));
        }
    }
}
