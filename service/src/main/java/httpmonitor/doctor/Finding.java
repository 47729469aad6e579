package httpmonitor.doctor;

/** What one look between log file and screen found. */
public sealed interface Finding {

    /** What was found, a sentence for the user; may hold raw log text. */
    String what();

    /** As it should be. */
    record Fine(String what) implements Finding {}

    /**
     * Not as it should be.
     *
     * @param mend what to do about it, a sentence
     */
    record Trouble(String what, String mend) implements Finding {}
}
