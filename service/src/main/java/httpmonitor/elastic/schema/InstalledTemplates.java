package httpmonitor.elastic.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The index templates that a cluster has, and which of them an index would get. */
record InstalledTemplates(List<Template> templates) {

    /** The needed fields of {@code GET _index_template}. */
    static final String FILTER = "index_templates.name,index_templates.index_template.index_patterns,"
            + "index_templates.index_template.priority,index_templates.index_template._meta";

    /**
     * An index template.
     *
     * @param patterns the names of its indices, with {@code *} for any characters
     * @param priority empty where it is no whole number
     */
    record Template(String name, List<String> patterns, OptionalLong priority, JsonNode meta) {

        /** The priority for messages. */
        String priorityText() {
            return priority.isPresent() ? "priority " + priority.getAsLong() : "its priority is no whole number";
        }
    }

    /** Reads the answer of {@code GET _index_template}. */
    static InstalledTemplates read(JsonNode answer) {
        List<Template> found = new ArrayList<>();
        for (JsonNode one : answer.path("index_templates")) {
            JsonNode template = one.path("index_template");
            List<String> patterns = new ArrayList<>();
            template.path("index_patterns").forEach(pattern -> patterns.add(pattern.asText()));
            found.add(new Template(
                    one.path("name").asText(), patterns, priority(template.path("priority")), template.path("_meta")));
        }
        return new InstalledTemplates(found);
    }

    /** The priority; 0 where it is missing. */
    private static OptionalLong priority(JsonNode given) {
        if (given.isMissingNode()) {
            return OptionalLong.of(0);
        }
        return given.isIntegralNumber() && given.canConvertToLong()
                ? OptionalLong.of(given.asLong())
                : OptionalLong.empty();
    }

    /**
     * The template that a new index of this name would get, as Elasticsearch chooses: the matching one of the highest
     * priority. A priority that cannot be read counts as the highest, so that the template is reported.
     */
    Optional<Template> winner(String index) {
        return templates.stream()
                .filter(template ->
                        template.patterns().stream().anyMatch(pattern -> IndexNames.matches(pattern, index)))
                .max(Comparator.comparingLong(template -> template.priority().orElse(Long.MAX_VALUE)));
    }
}
