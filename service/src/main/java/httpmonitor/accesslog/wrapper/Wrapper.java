package httpmonitor.accesslog.wrapper;

/** A prefix that another program puts before a line. */
interface Wrapper {

    /** Where the line begins after the prefix, {@link Words#NONE} where the text does not begin with it. */
    int payload(byte[] bytes, int from, int to);
}
