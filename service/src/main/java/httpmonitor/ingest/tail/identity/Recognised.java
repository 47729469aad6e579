package httpmonitor.ingest.tail.identity;

/** The result of recognising a file. */
public sealed interface Recognised {
    /** It cannot be decided yet, for example because the first line is not complete. */
    record NotYet() implements Recognised {}

    /** An archive that was read to its end before, and is unchanged. */
    record ReadAlready() implements Recognised {}

    /** A new file. */
    record Fresh(FileIdentity identity) implements Recognised {}

    /** The known file itself, or a copy of it: its lines up to the mark are answered. */
    record Same(KnownFile known, FileIdentity identity, Mark from) implements Recognised {}
}
