package httpmonitor.elastic.schema;

/** Whether the indices that a writer creates would get our mapping. */
public sealed interface TemplateCheck {

    /** They get our mapping. */
    record Installed() implements TemplateCheck {}

    /** A template is missing. The reason is a sentence that says what to do. */
    record Missing(String reason) implements TemplateCheck {}

    /**
     * A template is not ours, or older than this program. The reason is a sentence that says what to do.
     */
    record Foreign(String reason) implements TemplateCheck {}
}
