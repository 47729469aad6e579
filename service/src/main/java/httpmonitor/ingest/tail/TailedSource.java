package httpmonitor.ingest.tail;

/** One path, or standard input, whose lines are tailed, whichever files have that name in the course of time. */
public sealed interface TailedSource permits FileSource, StreamSource {
    /** The path, or {@link TailOptions#STANDARD_INPUT}. */
    String path();

    /** Whether it goes on: it is a file that may still grow or be replaced. */
    boolean isLive();

    /** Whether there is, or was, a file of that name. */
    boolean wasSeen();

    /**
     * Whether everything that it held when it was last looked at has been handed out as lines, but for a line that is
     * not complete.
     */
    boolean isAtEnd();

    /** Its size in bytes, with what is left of files that had its name before. */
    long size();

    /** The offset in its file up to which all lines are answered for. */
    long answeredOffset();

    /** The own time of the last hit that is stored, in seconds since the epoch, or 0. */
    long lastHit();

    /** Says that the last hit stored has this time. */
    void lastHit(long epochSecond);
}
