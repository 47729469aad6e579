package httpmonitor.cli;

import httpmonitor.cli.options.WatchOptions;
import httpmonitor.cli.run.WatchRun;
import httpmonitor.console.Shutdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The stateless poller. */
@Command(
        name = "watch",
        header = "Poll Elasticsearch and show top sections, top clients, hit rate and the alert.",
        description =
                "One request per tick; more only at the start, after late hits, and when a key is pressed. Every poller"
                        + " finds the same alerts, whenever it starts. --once and --at do not notify of alerts.",
        footer = {
            "",
            "Examples:",
            "  httpmonitor watch --threshold 50 --window 5m",
            "  httpmonitor watch \\",
            "    --rule 'errors: status=5xx > 5%% of >= 100 over 5m recover 2%%' \\",
            "    --rule 'checkout: section=/checkout < 0.1/s over 5m'",
            "  httpmonitor watch --once --output json",
            "  httpmonitor watch --alertmanager http://127.0.0.1:9093 --metrics-port 9911",
            "  httpmonitor watch --web 8911",
            "  httpmonitor watch --at 2026-11-21T12:00:00Z --filter status=5xx"
        })
final class WatchCommand extends ElasticCommand {

    @Mixin
    private WatchOptions watch = new WatchOptions();

    @Override
    public Integer call() throws Exception {
        watch.notify.check();
        watch.web.check();
        try (Shutdown shutdown = new Shutdown()) {
            var connection = shutdown.add(WatchRun.connect(elastic.settings(data.folder(), watch.role())));
            return new WatchRun(watch, connection, elastic.names(), line(), shutdown).run();
        }
    }
}
