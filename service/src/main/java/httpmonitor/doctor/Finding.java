package httpmonitor.doctor;

/** The result of a check. */
public sealed interface Finding {

    /** The finding as a sentence for the user; may hold raw log text. */
    String what();

    /** All is well. */
    record Fine(String what) implements Finding {}

    /**
     * Something is wrong.
     *
     * @param remedy what the user can do about it, a sentence
     */
    record Trouble(String what, String remedy) implements Finding {}
}
