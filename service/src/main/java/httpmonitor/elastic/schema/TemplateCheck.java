package httpmonitor.elastic.schema;

/** Whether the indices that a writer creates would get our mapping. */
public sealed interface TemplateCheck {

    /** They would. */
    record Installed() implements TemplateCheck {}

    /** A template is not there. The reason is a sentence that says what to do. */
    record Missing(String reason) implements TemplateCheck {}

    /**
     * A template is there, but it is someone else's or older than this program. The reason is a sentence that says
     * what to do.
     */
    record Foreign(String reason) implements TemplateCheck {}
}
