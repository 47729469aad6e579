package httpmonitor.ingest.tail;

/** A tailed path, with all files that have its name in the course of time; or standard input. */
public sealed interface TailedSource permits FileSource, StreamSource {
    /** The path, or {@link TailOptions#STANDARD_INPUT}. */
    String path();

    /** Whether it is a file that may still grow or be replaced. */
    boolean isLive();

    /** Whether there is, or was, a file of that name. */
    boolean wasSeen();

    /**
     * Whether all its complete lines as of the last look have been handed out.
     */
    boolean isAtEnd();

    /** Its size in bytes, with the unread rest of files that had its name before. */
    long size();

    /** The offset in its file up to which all lines are answered. */
    long answeredOffset();

    /** The last stored hit's own time, in seconds since the epoch, or 0. */
    long lastHit();

    /** Sets the time of the last stored hit. */
    void lastHit(long epochSecond);
}
