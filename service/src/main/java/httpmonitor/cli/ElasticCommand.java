package httpmonitor.cli;

import httpmonitor.cli.options.DataOption;
import httpmonitor.cli.options.ElasticOptions;
import picocli.CommandLine.Mixin;

/** A command that talks to Elasticsearch. */
abstract class ElasticCommand extends BaseCommand {

    @Mixin
    ElasticOptions elastic = new ElasticOptions();

    @Mixin
    DataOption data = new DataOption();
}
