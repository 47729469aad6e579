package httpmonitor.cli;

import httpmonitor.cli.options.DataOption;
import httpmonitor.cli.options.LineOptions;
import httpmonitor.cli.options.LogFileOption;
import httpmonitor.cli.options.StoreOptions;
import httpmonitor.cli.run.LogFiles;
import httpmonitor.cli.usage.ConfigFile;
import httpmonitor.cli.usage.Invocation;
import httpmonitor.cli.usage.OptionDefaults;
import httpmonitor.console.ExitCode;
import httpmonitor.console.Home;
import httpmonitor.console.Sentence;
import httpmonitor.doctor.Check;
import httpmonitor.doctor.CheckpointCheck;
import httpmonitor.doctor.ClusterChecks;
import httpmonitor.doctor.Examination;
import httpmonitor.doctor.Finding;
import httpmonitor.doctor.HeartbeatCheck;
import httpmonitor.doctor.LogFileCheck;
import httpmonitor.doctor.LogSurvey;
import httpmonitor.doctor.RejectedDocumentsCheck;
import httpmonitor.doctor.StoreChecks;
import httpmonitor.elastic.admin.RejectedDocuments;
import httpmonitor.elastic.query.ElasticsearchTrafficSource;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticFailure;
import httpmonitor.ingest.tail.checkpoint.CheckpointReport;
import httpmonitor.ingest.tail.file.PathPattern;
import httpmonitor.ingest.tail.identity.RotatedName;
import httpmonitor.store.NativeLibraries;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.view.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reports what is wrong between log file and screen. */
@Command(
        name = "doctor",
        header = "Report what is wrong between log file and screen, and how to repair it.",
        description = "Exit code 0 where nothing is wrong, else 1.",
        footer = {
            "",
            "Examples:",
            "  httpmonitor doctor --log-file /var/log/nginx/access.log",
            "  httpmonitor doctor /var/log/nginx/access.log"
        })
final class DoctorCommand extends ElasticCommand {

    @Mixin
    private LogFileOption logs = new LogFileOption();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Check only the lines of these logs, without any store: which formats they have, and what"
                    + " would help.")
    private List<Path> surveyed = List.of();

    @Mixin
    private LineOptions lines = new LineOptions();

    @Override
    public Integer call() throws IOException {
        if (!surveyed.isEmpty()) {
            return survey();
        }
        try (ElasticConnection connection = ElasticConnection.to(elastic.unlimited(data.folder()))) {
            List<Check> checks = here();
            checks.addAll(inStore(connection));
            return print(Examination.of(checks, Instant.now(), this::unavailable));
        }
    }

    private int survey() {
        LogSurvey run = new LogSurvey(lines.rules(), out());
        print(configuration());
        boolean fine = true;
        for (Path log : surveyed) {
            fine &= run.survey(log);
        }
        return fine ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<Check> here() throws IOException {
        LogFiles.check(logs.paths, "--log-file", this);
        List<Check> checks = new ArrayList<>(List.of(now -> List.of(configuration())));
        if (!elastic.isGiven()) {
            Path distribution = StoreOptions.distribution();
            checks.add(now -> libraries(distribution));
        }
        List<String> usual = List.of(Home.path().resolve("logs/access.log").toString());
        for (String name : logs.paths.isEmpty() ? usual : logs.paths) {
            List<Path> files = LogFiles.isGlob(name) ? new PathPattern(name).matches() : List.of(Path.of(name));
            if (files.isEmpty()) {
                checks.add(now -> List.of(unmatched(name)));
            }
            for (Path file : files) {
                checks.add(new LogFileCheck(file, RotatedName.isOutOfUse(file, files)));
                checks.add(new CheckpointCheck(
                        file, log -> CheckpointReport.of(DataOption.checkpointsToRead(data.folder()), log)));
            }
        }
        return checks;
    }

    private static Finding unmatched(String glob) {
        return new Finding.Trouble(
                "No log file matches " + glob + ".",
                "Correct --log-file, or run as a user who may list that folder, such as a member of group adm.");
    }

    /** Checks the libraries that the embedded store needs. */
    static List<Finding> libraries(Path distribution) {
        return NativeLibraries.missing(distribution).stream()
                .<Finding>map(library -> new Finding.Trouble(
                        Sentence.of(NativeLibraries.diagnosis(library)), Sentence.of(NativeLibraries.ADVICE)))
                .toList();
    }

    private Finding configuration() {
        return new Finding.Fine(
                line().getDefaultValueProvider() instanceof OptionDefaults defaults
                        ? defaults.file().sentence()
                        : ConfigFile.NONE.sentence());
    }

    /**
     * A store that does not answer, with one advice. The advice to start the embedded store is given only where that
     * one is used and no program answers at its address.
     */
    private Finding.Trouble unavailable(TrafficUnavailableException e) {
        ElasticFailure failure = ElasticFailure.of(e);
        String said = String.valueOf(e.getMessage());
        if (!elastic.isGiven() && failure.status().isEmpty() && failure.reason().contains("refused")) {
            return new Finding.Trouble(
                    Sentence.of("No store runs: nothing answers at " + where(said)),
                    "Start one with ./run.sh up or ./run.sh store, or name yours with --es-url.");
        }
        String advice = failure.advice().orElse("correct that first, then run this again");
        return new Finding.Trouble(Sentence.of(said.replace("; " + advice, "")), Sentence.of(advice));
    }

    private static String where(String sentence) {
        return sentence.replaceFirst("(?s).*Elasticsearch at (\\S+) .*", "$1");
    }

    private List<Check> inStore(ElasticConnection connection) {
        TrafficSource source = new ElasticsearchTrafficSource(connection, elastic.index(), TrafficFilter.NONE, 1);
        ClusterChecks cluster = new ClusterChecks(connection, elastic.names());
        return List.of(
                now -> List.of(StoreChecks.answer(source, now)),
                now -> List.of(cluster.version()),
                now -> List.of(cluster.templates()),
                now -> List.of(cluster.mapping()),
                new HeartbeatCheck(source),
                new RejectedDocumentsCheck(new RejectedDocuments(connection)),
                now -> List.of(StoreChecks.newestHit(source, now)));
    }

    private int print(Examination examination) {
        examination.findings().forEach(this::print);
        out().println("Verdict: " + Printable.of(Invocation.current().hint(examination.verdict())));
        return examination.troubles().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(Finding finding) {
        switch (finding) {
            case Finding.Fine fine -> out().println("ok       " + Printable.of(fine.what()));
            case Finding.Trouble trouble -> {
                out().println("TROUBLE  " + Printable.of(trouble.what()));
                out().println("         " + Printable.of(Invocation.current().hint(trouble.remedy())));
            }
        }
    }
}
