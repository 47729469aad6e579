package httpmonitor.accesslog.wrapper;

/** A prefix that another program puts before a line. */
interface Wrapper {

    /** The text does not begin with the prefix. */
    int NONE = -1;

    /** Where the line begins after the prefix, or {@link #NONE}. */
    int payload(byte[] bytes, int from, int to);
}
