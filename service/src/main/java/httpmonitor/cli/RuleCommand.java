package httpmonitor.cli;

import httpmonitor.cli.options.FilterOption;
import httpmonitor.cli.options.RuleOptions;
import httpmonitor.cli.options.SettleOption;
import picocli.CommandLine.Mixin;

/** A command that judges the stored hits by rules. */
abstract class RuleCommand extends ElasticCommand {

    @Mixin
    RuleOptions rules = new RuleOptions();

    @Mixin
    FilterOption filter = new FilterOption();

    @Mixin
    SettleOption settle = new SettleOption();
}
