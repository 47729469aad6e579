package httpmonitor.elastic.write;

import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.schema.Templates;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks the templates again before the first write to each index. A writer runs for months, and the templates may be
 * gone: Elasticsearch would then create the index with a guessed mapping, and mappings stay.
 */
final class TemplateGate {
    private final Templates templates;
    private final Set<String> passed = ConcurrentHashMap.newKeySet();

    TemplateGate(Templates templates) {
        this.templates = templates;
    }

    /** Whether these indices may be written to: empty if so, else a sentence that says why not. Never fails. */
    CompletableFuture<Optional<String>> objection(Set<String> indices) {
        if (passed.containsAll(indices)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return CompletableFuture.supplyAsync(() -> look(indices), Thread::startVirtualThread)
                .exceptionally(failure -> Optional.of("The index templates cannot be checked: " + failure));
    }

    /** The indices that were written to, or might have been. */
    Set<String> passed() {
        return Set.copyOf(passed);
    }

    private Optional<String> look(Set<String> indices) {
        try {
            Optional<String> objection = templates.objection();
            if (objection.isEmpty()) {
                passed.addAll(indices);
            }
            return objection;
        } catch (ElasticException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
