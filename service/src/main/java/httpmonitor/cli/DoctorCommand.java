package httpmonitor.cli;

import httpmonitor.doctor.Finding;
import httpmonitor.doctor.LogFileCheck;
import httpmonitor.doctor.StoreCheck;
import httpmonitor.elastic.ElasticConnection;
import httpmonitor.elastic.ElasticException;
import httpmonitor.elastic.ElasticsearchTrafficSource;
import httpmonitor.elastic.TemplateCheck;
import httpmonitor.elastic.Templates;
import httpmonitor.render.Printable;
import httpmonitor.traffic.TrafficFilter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong between log file and screen. */
@Command(
        name = "doctor",
        header = "Say what is wrong between log file and screen, and how to mend it.",
        description = "Exit code 0 where nothing is wrong, else 1.",
        footer = {"", "Example:", "  httpmonitor doctor --log-file /var/log/nginx/access.log"})
final class DoctorCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    private ElasticOptions elastic = new ElasticOptions();

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--log-file",
            split = "\n",
            paramLabel = "PATH",
            description = "The access log to look at; repeatable (default: logs/access.log beside run.sh).")
    private List<Path> logFiles = List.of();

    @Override
    public Integer call() {
        Instant now = Instant.now();
        List<Finding> findings = new ArrayList<>();
        List<Path> files = logFiles.isEmpty() ? List.of(Home.path().resolve("logs/access.log")) : logFiles;
        files.forEach(file -> findings.add(LogFileCheck.of(file, now)));
        try (ElasticConnection connection = elastic.connect(data.folder())) {
            findings.addAll(StoreCheck.of(
                    new ElasticsearchTrafficSource(connection, elastic.index(), TrafficFilter.NONE, 1), now));
            findings.add(templates(new Templates(connection, elastic.names())));
        }
        return print(findings);
    }

    private static Finding templates(Templates templates) {
        try {
            return switch (templates.check()) {
                case TemplateCheck.Installed installed -> new Finding.Fine("The index templates are installed.");
                case TemplateCheck.Missing missing -> new Finding.Trouble(missing.reason(), "Run ./run.sh setup.");
                case TemplateCheck.Foreign foreign -> new Finding.Trouble(foreign.reason(), "Run ./run.sh setup.");
            };
        } catch (ElasticException e) {
            return new Finding.Trouble(Sentence.of(e), "Mend that first.");
        }
    }

    private int print(List<Finding> findings) {
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        int troubles = 0;
        for (Finding finding : findings) {
            switch (finding) {
                case Finding.Fine fine -> out.println("ok       " + Printable.of(fine.what()));
                case Finding.Trouble trouble -> {
                    troubles++;
                    out.println("TROUBLE  " + Printable.of(trouble.what()));
                    out.println("         " + Printable.of(trouble.mend()));
                }
            }
        }
        out.println(
                troubles == 0
                        ? "Verdict: all is well."
                        : "Verdict: " + troubles + " things to look at, the first one first.");
        return troubles == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }
}
