package httpmonitor.cli;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.DataExtent;
import httpmonitor.cli.options.FilterOption;
import httpmonitor.cli.options.RuleOptions;
import httpmonitor.cli.options.SettleOption;
import httpmonitor.poller.tick.Horizon;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** A command that judges the stored hits by rules. */
abstract class RuleCommand extends ElasticCommand {

    @Mixin
    RuleOptions rules = new RuleOptions();

    @Mixin
    FilterOption filter = new FilterOption();

    @Mixin
    SettleOption settle = new SettleOption();

    /** The extent of the stored hits, after a look whether they may be read and the index pattern is right. */
    DataExtent coverage(List<AlertRule> all, TrafficSource source) throws TrafficUnavailableException {
        Horizon horizon = Horizon.ask(source, Instant.now());
        Optional<String> wrongPlace = horizon.wrongPlace(source.pattern(), source.indices());
        if (wrongPlace.isPresent()) {
            throw wrong(wrongPlace.get());
        }
        return horizon.extent(all, source);
    }
}
