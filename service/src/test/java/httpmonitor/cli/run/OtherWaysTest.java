package httpmonitor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.cli.options.ElasticOptions;
import httpmonitor.view.screen.pages.Elsewhere.Setting;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class OtherWaysTest {

    @Test
    void whatIsCopiedHoldsNoSecret() {
        CommandLine line = new CommandLine(
                CommandSpec.create().addMixin("elastic", CommandSpec.forAnnotatedObject(new ElasticOptions())));
        line.parseArgs(
                "--es-url=https://elastic:S3CRET@es1:9200,https://es2:9200",
                "--username=elastic",
                "--password=S3CRET",
                "--api-key=S3CRET",
                "--index=web-*");

        assertThat(OtherWays.typed(line).store())
                .containsExactlyInAnyOrder(
                        new Setting("--es-url", "https://es1:9200, https://es2:9200"),
                        new Setting("--username", "elastic"),
                        new Setting("--index", "web-*"));
    }
}
