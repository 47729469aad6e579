package httpmonitor.elastic.admin;

/** The outcome of a request for an API key. */
public sealed interface NewKey {

    /**
     * It was made, and was checked to have its role's privileges.
     *
     * @param encoded the key for {@code --api-key}; Elasticsearch shows it only once
     */
    record Created(String encoded) implements NewKey {
        @Override
        public String toString() {
            return "Created[hidden]";
        }
    }

    /**
     * There is a key with the same privileges.
     *
     * @param name its name
     * @param id its id
     * @param creator the user who made it
     */
    record Existing(String name, String id, String creator) implements NewKey {}

    /**
     * It cannot be made.
     *
     * @param sentence why, and what to do
     */
    record Refused(String sentence) implements NewKey {}
}
