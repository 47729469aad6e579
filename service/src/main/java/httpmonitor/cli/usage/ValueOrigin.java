package httpmonitor.cli.usage;

/** Where the value of an option comes from, the strongest first. */
public enum ValueOrigin {
    COMMAND_LINE,
    ENVIRONMENT,
    FILE,
    /** The option has its default, or no value. */
    NONE;

    /** Whether a value of this origin comes before one of another origin. */
    public boolean beats(ValueOrigin other) {
        return compareTo(other) < 0;
    }
}
