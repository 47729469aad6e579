package httpmonitor.elastic.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import httpmonitor.elastic.rest.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The packaged templates, for an index pattern. */
public final class TemplateFiles {
    /** The component template that all indices of hits share. */
    static final String HIT = "httpmonitor-hit";

    private TemplateFiles() {}

    /**
     * An index template.
     *
     * @param name its name
     * @param indexName the name of an index that must get this template and no other
     * @param body the body of the PUT request
     */
    public record IndexTemplate(String name, String indexName, ObjectNode body) {}

    /** The component template {@link #HIT}. */
    static ObjectNode hit() {
        return read("hit.component.json");
    }

    /** The index template of alerts, which only pollers that notify need. */
    static IndexTemplate alerts() {
        return template("alerts.index.json", IndexNames.ALERTS, IndexNames.ALERTS, IndexNames.ALERTS);
    }

    /** The index templates that writers need, for these names. */
    public static List<IndexTemplate> of(IndexNames names) {
        String suffix = names.prefix().substring(0, names.prefix().length() - 1);
        return List.of(
                template(
                        "access-log.index.json",
                        "httpmonitor-hits-" + suffix,
                        names.pattern(),
                        names.prefix() + "2026.11.21"),
                template("archive.index.json", "httpmonitor-archive-" + suffix, names.archive(), names.archive()),
                template("unparsed.index.json", IndexNames.UNPARSED, IndexNames.UNPARSED, IndexNames.UNPARSED),
                template("heartbeat.index.json", IndexNames.HEARTBEAT, IndexNames.HEARTBEAT, IndexNames.HEARTBEAT));
    }

    /** The same, with a lifecycle policy for the daily indices. */
    static List<IndexTemplate> of(IndexNames names, String policy) {
        List<IndexTemplate> templates = of(names);
        templates
                .getFirst()
                .body()
                .withObject("/template/settings/index/lifecycle")
                .put("name", policy)
                .put("parse_origination_date", true);
        return templates;
    }

    private static IndexTemplate template(String file, String name, String pattern, String indexName) {
        ObjectNode body = read(file);
        body.putArray("index_patterns").add(pattern);
        return new IndexTemplate(name, indexName, body);
    }

    private static ObjectNode read(String file) {
        try (InputStream in = TemplateFiles.class.getResourceAsStream("/templates/" + file)) {
            if (in == null) {
                throw new FileNotFoundException("the program has no file templates/" + file);
            }
            JsonNode tree = Json.MAPPER.readTree(in);
            return (ObjectNode) tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
