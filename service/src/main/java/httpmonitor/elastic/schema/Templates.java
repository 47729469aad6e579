package httpmonitor.elastic.schema;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.RestJson;
import httpmonitor.elastic.schema.InstalledTemplates.Template;
import httpmonitor.elastic.schema.TemplateCheck.Foreign;
import httpmonitor.elastic.schema.TemplateCheck.Installed;
import httpmonitor.elastic.schema.TemplateCheck.Missing;
import httpmonitor.elastic.schema.TemplateFiles.IndexTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        List<IndexTemplate> all = new ArrayList<>(templates);
        all.add(TemplateFiles.alerts());
        for (IndexTemplate template : all) {
            rest.put(what, "/_index_template/" + template.name(), template.body());
        }
    }

    /**
     * Whether the index of alerts would get our mapping. Needs the cluster privilege {@code monitor}.
     *
     * @throws ElasticException where the server refuses, or does not answer
     */
    public TemplateCheck checkAlerts() throws ElasticException {
        IndexTemplate ours = TemplateFiles.alerts();
        return check(ours, installed().winner(ours.indexName()));
    }

    /**
     * Asks Elasticsearch which mapping new indices of ours would get, with all other templates. Needs the cluster
     * privilege {@code manage_index_templates}.
     *
     * @return a sentence that says which index would get what, and what to do; empty where all get our mapping
     * @throws ElasticException where the server refuses, or does not answer
     */
    public Optional<String> simulate() throws ElasticException {
        List<IndexTemplate> all = new ArrayList<>(TemplateFiles.of(names));
        all.add(TemplateFiles.alerts());
        for (IndexTemplate ours : all) {
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
     * @throws ElasticException where the server refuses, or does not answer
     */
    public TemplateCheck check() throws ElasticException {
        InstalledTemplates found = installed();
        for (IndexTemplate ours : TemplateFiles.of(names)) {
            TemplateCheck one = check(ours, found.winner(ours.indexName()));
            if (!(one instanceof Installed)) {
                return one;
            }
        }
        String component = "component_templates.component_template._meta,component_templates.name";
        return checkHit(rest.get(READING, "/_component_template", component));
    }

    private TemplateCheck check(IndexTemplate ours, Optional<Template> winner) {
        if (winner.isEmpty()) {
            return missing("index template " + ours.name());
        }
        Template wins = winner.get();
        if (!wins.name().equals(ours.name())) {
            return new Foreign("The index " + ours.indexName() + " would get the index template " + wins.name()
                    + " (" + wins.priorityText() + ") at " + connection.where() + ", not " + ours.name()
                    + " (priority " + ours.body().path("priority").asLong() + ")"
                    + RUN_SETUP + ", and remove that template or lower its priority");
        }
        if (wins.priority().isEmpty()) {
            return new Foreign("The index template " + ours.name() + " at " + connection.where() + " is not ours: "
                    + wins.priorityText() + RUN_SETUP);
        }
        return checkMeta(
                "index template " + ours.name(), wins.meta(), ours.body().path("_meta"));
    }

    private TemplateCheck checkHit(JsonNode components) {
        for (JsonNode one : components.path("component_templates")) {
            if (TemplateFiles.HIT.equals(one.path("name").asText())) {
                JsonNode meta = one.path("component_template").path("_meta");
                return checkMeta(
                        "component template " + TemplateFiles.HIT,
                        meta,
                        TemplateFiles.hit().path("_meta"));
            }
        }
        return missing("component template " + TemplateFiles.HIT);
    }

    private TemplateCheck checkMeta(String template, JsonNode theirs, JsonNode ours) {
        String who = ours.path("managed_by").asText();
        if (!who.equals(theirs.path("managed_by").asText())) {
            return new Foreign("The " + template + " at " + connection.where() + " is not ours" + RUN_SETUP);
        }
        JsonNode version = theirs.path("version");
        if (!version.isIntegralNumber() || !version.canConvertToLong()) {
            return new Foreign("The " + template + " at " + connection.where()
                    + " is not ours: its version is no whole number" + RUN_SETUP);
        }
        if (version.asLong() < ours.path("version").asLong()) {
            return new Foreign("The " + template + " at " + connection.where() + " is of an older version (" + version
                    + ")" + RUN_SETUP);
        }
        return new Installed();
    }

    private Missing missing(String template) {
        return new Missing("The " + template + " is missing at " + connection.where() + RUN_SETUP);
    }
}
