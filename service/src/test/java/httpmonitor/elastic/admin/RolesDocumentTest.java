package httpmonitor.elastic.admin;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.rest.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The table of roles in {@code docs/operations.md}: a row for each role and kind of index, the first with the role's
 * name.
 */
class RolesDocumentTest {
    private static final Path OPERATIONS =
            Path.of(System.getProperty("httpmonitor.home", "..")).resolve("docs/operations.md");

    @Test
    void theDocumentListsThePrivilegesOfEachRole() throws IOException {
        List<String> rows = Files.readAllLines(OPERATIONS);
        for (Role role : Role.values()) {
            JsonNode descriptor = Json.MAPPER.readTree(
                    JsonpUtils.toJsonString(role.descriptor("access-log-*"), new JacksonJsonpMapper()));
            int row = indexOf(rows, "| `" + role.roleName() + "` | ");
            assertThat(rows.get(row)).contains(" | " + list(descriptor.path("cluster")) + " | ");
            for (JsonNode kind : descriptor.path("indices")) {
                assertThat(rows.get(row++))
                        .endsWith(" | " + list(kind.path("names")) + " | " + list(kind.path("privileges")) + " |");
            }
            assertThat(rows.get(row)).as("the row behind").doesNotStartWith("| | |");
        }
    }

    private static int indexOf(List<String> rows, String beginning) {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).startsWith(beginning)) {
                return row;
            }
        }
        throw new AssertionError("no row begins with " + beginning);
    }

    private static String list(JsonNode names) {
        return StreamSupport.stream(names.spliterator(), false)
                .map(name -> "`" + name.asText() + "`")
                .collect(Collectors.joining(", "));
    }
}
