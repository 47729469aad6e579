package httpmonitor.ingest.tail.identity;

/** Whose content a file turned out to have. */
public sealed interface Recognised {
    /** No one can say yet: its first line is not complete. */
    record NotYet() implements Recognised {}

    /** It was read to its end, and is as it was then. */
    record ReadAlready() implements Recognised {}

    /** No one's: it is a file of its own. */
    record Fresh(FileIdentity identity) implements Recognised {}

    /** It is the known file, which has grown or stayed, or a copy of it: its lines up to the mark are answered for. */
    record Same(KnownFile known, FileIdentity identity, Mark from) implements Recognised {}
}
