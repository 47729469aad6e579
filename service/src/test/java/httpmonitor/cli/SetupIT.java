package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.console.ExitCode;
import httpmonitor.elastic.admin.NodeWithRoles;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RealElasticsearch.class)
class SetupIT {
    private final String index = RealElasticsearch.freshPrefix() + "-*";
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void featuresOfAClusterAreSetUpAndMissingOnesAreReported(ElasticsearchServer server) {
        for (int time = 1; time <= 2; time++) {
            assertThat(setup(server, "--wait=1m", "--create-keys"))
                    .as(err::toString)
                    .isEqualTo(ExitCode.DONE);
        }
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .contains("The index templates for " + index + " are installed")
                .containsAnyOf("Old days are deleted under the policy", "no index lifecycle management")
                .containsAnyOf("shown this once", "No roles, users or keys");
    }

    @Test
    void aFailureIsASentenceAndANonZeroExit(ElasticsearchServer server) {
        assertThat(setup(server, "--kibana-url=http://127.0.0.1:1")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .startsWith("Kibana at http://127.0.0.1:1 is not available: ")
                .hasLineCount(1);
    }

    @Test
    void aMissingPrivilegeIsReportedAndTheOtherStepsAreTaken(@TempDir Path data) throws Exception {
        try (NodeWithRoles node = NodeWithRoles.start(data, IndexNames.of(index))) {
            node.add("librarian", "{\"cluster\":[\"monitor\",\"manage_index_templates\"]}");
            node.awaitUser("librarian");
            var librarian = new ElasticsearchServer(node.url(), "librarian", node.password());
            assertThat(setup(librarian, "--writer-password=secret1")).isEqualTo(ExitCode.FAILED);
            assertThat(out.toString()).contains("The index templates for " + index + " are installed");
            assertThat(err.toString())
                    .startsWith("Cannot install the role httpmonitor_writer: ")
                    .contains("[manage_security")
                    .hasLineCount(1);
        }
    }

    private int setup(ElasticsearchServer server, String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "setup";
        args[1] = "--index=" + index;
        System.arraycopy(options, 0, args, 2, options.length);
        Map<String, String> environment = Map.of(
                "HTTPMONITOR_ES_URL", server.url(),
                "HTTPMONITOR_USERNAME", server.username(),
                "HTTPMONITOR_PASSWORD", server.password());
        return Main.run(args, environment, new PrintWriter(out), new PrintWriter(err));
    }
}
