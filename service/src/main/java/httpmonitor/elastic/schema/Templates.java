package httpmonitor.elastic.schema;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.RestJson;
import httpmonitor.elastic.schema.InstalledTemplates.Template;
import httpmonitor.elastic.schema.TemplateFiles.IndexTemplate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Installs the index templates in a cluster, and checks them. */
public final class Templates {
    private static final String READING = "Cannot read the index templates";
    private static final String RUN_SETUP = "; run setup";

    private final ElasticConnection connection;
    private final IndexNames names;
    private final RestJson rest;

    /** For the indices of these names. */
    public Templates(ElasticConnection connection, IndexNames names) {
        this.connection = connection;
        this.names = names;
        this.rest = new RestJson(connection);
    }

    /**
     * Installs or replaces our templates. Existing indices keep their mappings. Needs the cluster privilege
     * {@code manage_index_templates}.
     *
     * @throws ElasticException where the server refuses, or does not answer
     */
    public void install() throws ElasticException {
        install(TemplateFiles.of(names));
    }

    /**
     * The same, with a lifecycle policy by which the cluster deletes old days.
     *
     * @throws ElasticException where the server refuses, or does not answer
     */
    public void install(Lifecycle lifecycle) throws ElasticException {
        install(TemplateFiles.of(names, lifecycle.policy()));
    }

    private void install(List<IndexTemplate> templates) throws ElasticException {
        String what = "Cannot install the index templates";
        rest.put(what, "/_component_template/" + TemplateFiles.HIT, TemplateFiles.hit());
        for (IndexTemplate template : andAlerts(templates)) {
            rest.put(what, "/_index_template/" + template.name(), template.body());
        }
    }

    private static List<IndexTemplate> andAlerts(List<IndexTemplate> templates) {
        return Stream.concat(templates.stream(), Stream.of(TemplateFiles.alerts()))
                .toList();
    }

    /**
     * Asks Elasticsearch which mapping new indices of ours would get, with all other templates. Needs the cluster
     * privilege {@code manage_index_templates}.
     *
     * @return a sentence that says which index would get what, and what to do; empty where all get our mapping
     * @throws ElasticException where the server refuses, or does not answer
     */
    public Optional<String> simulate() throws ElasticException {
        for (IndexTemplate ours : andAlerts(TemplateFiles.of(names))) {
            JsonNode got =
                    rest.post("Cannot try the index templates", "/_index_template/_simulate_index/" + ours.indexName());
            JsonNode meta = got.at("/template/mappings/_meta/managed_by");
            Optional<String> difference = !meta.asText().equals("httpmonitor")
                    ? Optional.of("the mapping is not ours")
                    : ours.body().has("composed_of")
                            ? HitMapping.difference(got.at("/template/mappings"))
                            : Optional.empty();
            if (difference.isPresent()) {
                return Optional.of("A new index " + ours.indexName() + " at " + connection.where()
                        + " would not get the index template " + ours.name() + ": " + difference.get()
                        + winner(ours));
            }
        }
        return Optional.empty();
    }

    private String winner(IndexTemplate ours) throws ElasticException {
        return installed()
                .winner(ours.indexName())
                .filter(wins -> !wins.name().equals(ours.name()))
                .map(wins -> "; the index template " + wins.name() + " wins (" + wins.priorityText() + ", ours has "
                        + ours.body().path("priority").asLong() + "): remove it or lower its priority")
                .orElse("; see its component templates");
    }

    private InstalledTemplates installed() throws ElasticException {
        return InstalledTemplates.read(rest.get(READING, "/_index_template", InstalledTemplates.FILTER));
    }

    /**
     * Whether new indices of hits would get our mapping. Needs the cluster privilege {@code monitor}.
     *
     * @return a sentence that says which template is missing or not ours, and what to do; empty where none is
     * @throws ElasticException where the server refuses, or does not answer
     */
    public Optional<String> objection() throws ElasticException {
        InstalledTemplates found = installed();
        for (IndexTemplate ours : TemplateFiles.of(names)) {
            Optional<String> objection = objection(ours, found);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return objectionToHit();
    }

    /**
     * The same about the index of alerts.
     *
     * @throws ElasticException where the server refuses, or does not answer
     */
    public Optional<String> objectionToAlerts() throws ElasticException {
        return objection(TemplateFiles.alerts(), installed());
    }

    private Optional<String> objection(IndexTemplate ours, InstalledTemplates found) {
        String template = "index template " + ours.name();
        Template wins = found.winner(ours.indexName()).orElse(null);
        if (wins == null) {
            return missing(template);
        }
        if (!wins.name().equals(ours.name())) {
            return Optional.of("The index " + ours.indexName() + " would get the index template " + wins.name()
                    + " (" + wins.priorityText() + ") at " + connection.where() + ", not " + ours.name()
                    + " (priority " + ours.body().path("priority").asLong() + ")"
                    + RUN_SETUP + ", and remove that template or lower its priority");
        }
        return wins.priority().isEmpty()
                ? fault(template, "is not ours: " + wins.priorityText())
                : metaFault(template, wins.meta(), ours.body().path("_meta"));
    }

    private Optional<String> objectionToHit() throws ElasticException {
        String template = "component template " + TemplateFiles.HIT;
        String filter = "component_templates.component_template._meta,component_templates.name";
        for (JsonNode one : rest.get(READING, "/_component_template", filter).path("component_templates")) {
            if (TemplateFiles.HIT.equals(one.path("name").asText())) {
                JsonNode meta = one.path("component_template").path("_meta");
                return metaFault(template, meta, TemplateFiles.hit().path("_meta"));
            }
        }
        return missing(template);
    }

    private Optional<String> metaFault(String template, JsonNode theirs, JsonNode ours) {
        JsonNode version = theirs.path("version");
        if (!ours.path("managed_by").asText().equals(theirs.path("managed_by").asText())) {
            return fault(template, "is not ours");
        }
        if (!version.isIntegralNumber() || !version.canConvertToLong()) {
            return fault(template, "is not ours: its version is no whole number");
        }
        return version.asLong() < ours.path("version").asLong()
                ? fault(template, "is of an older version (" + version + ")")
                : Optional.empty();
    }

    private Optional<String> missing(String template) {
        return Optional.of("The " + template + " is missing at " + connection.where() + RUN_SETUP);
    }

    private Optional<String> fault(String template, String fault) {
        return Optional.of("The " + template + " at " + connection.where() + " " + fault + RUN_SETUP);
    }
}
